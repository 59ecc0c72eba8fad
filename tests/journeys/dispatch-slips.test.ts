import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CheckedCounty } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { checkedCounty, items, numberIn, record, villages } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { actOn } from '../../packages/server/src/problems/commands.ts'
import type { Console } from '../support/console.ts'
import { consoleOf } from '../support/console.ts'

/** What was given to units goes out on paper, a sheet a unit, and comes back as a slip. */
describe('dispatch sheets', () => {
  let checked: CheckedCounty
  let shown: Console<'office' | 'qingxi'>

  beforeAll(async () => {
    checked = await checkedCounty(2)
    await record(checked, 'qingxi', [0, 1].map((index) => ({ household: numberIn(villages.pingan, index), found: items.map(({ code }) => code) })))
    for (const [item, unit, requirement] of [['H01', 'qingxi', '先修屋顶，再报'], ['H02', 'housing', undefined], ['E01', 'qingxi', undefined]] as const) {
      for (const { id, version } of await checked.database.selectFrom('problem').select(['id', 'version']).where('item', '=', item).execute()) {
        await actOn(checked.application, checked.actors.office, { id: randomUUID(), problem: id, version, action: { action: 'dispatch', unit, ...(requirement ? { requirement } : {}) } })
      }
    }
    shown = await consoleOf(checked, ['office', 'qingxi'])
  }, 300_000)
  afterAll(() => shown.close())

  it('are printed from the ledger as it is filtered: each unit’s own, with a reply slip, and no menu', async () => {
    const page = shown.pageOf('office')
    await page.goto(`${shown.url}/problems`)
    await page.getByRole('link', { name: '打印交办单' }).click()
    await page.getByText('共 6 个问题，2 个单位。另有 2 个还没有交办或者已经办结，不列。').waitFor()
    const township = page.getByRole('region', { name: '清溪镇' }).first()
    expect(await township.getByRole('row').count()).toBe(5)
    expect(await page.getByRole('region', { name: '住建局' }).first().getByRole('row').count()).toBe(3)
    await township.getByText('清溪镇已收到交办的 4 个问题。').waitFor()
    // When it was given, and with which requirement, each with the lines that it is for.
    const lines = await Promise.all((await township.getByRole('row').filter({ hasText: '-H01' }).all()).map((line) => line.getByRole('cell').allInnerTexts()))
    await township.getByText(`交办要求（第 ${lines.map(([ordinal]) => ordinal).join('、')} 件）：先修屋顶，再报`).waitFor()
    for (const cells of lines) expect(cells.at(-3)).toMatch(/\d+\D\d+/)
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByRole('navigation', { name: '菜单' }).isVisible()).toBe(false)
    expect(await page.getByRole('button', { name: '打印' }).isVisible()).toBe(false)
    expect((await page.pdf({ preferCSSPageSize: true })).toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(2)
    await page.emulateMedia({ media: 'screen' })
    await page.goto(`${shown.url}/dispatch-slips?severity=hard`)
    await page.getByText('共 4 个问题，1 个单位。').waitFor()
  })
})
