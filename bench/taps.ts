import { existsSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { addDays, dayOf } from '@lookback/core/kernel'
import type { Page } from 'playwright-core'
import { createRound } from '../packages/server/src/rounds/create-round.ts'
import { saveHouseholds } from '../packages/server/src/register/save-households.ts'
import { jpeg } from '../packages/server/src/evidence/pictures.fixture.ts'
import { Fingers } from '../tests/field/fingers.ts'
import { visitNext } from '../tests/field/honest-visit.ts'
import { launchBrowser } from '../tests/support/browser.ts'
import { applicationOver } from './application.ts'
import { closing } from './clean-up.ts'
import { createBenchCounty, password } from './county.ts'
import { withLookback } from './lookback-server.ts'
import type { Figure, Measurement } from './measurement.ts'
import { below, count, told } from './measurement.ts'
import type { BenchPostgres } from './postgres.ts'
import { withConnection, withPostgres } from './postgres.ts'
import { benchCounty, benchRegions } from './register-workbook.ts'

const PIN = '135790'
const MOST_TAPS = 25
const MOST_CHARACTERS = 5
const MOST_TAPS_WITH_TWO = 60
const SIGHT = { viewport: { width: 360, height: 740 }, locale: 'zh-CN', hasTouch: true, isMobile: true }
const built = fileURLToPath(new URL('../packages/web/dist/field/index.html', import.meta.url))
/** What no register knows and no visit has been told yet. */
const firstTime = { 享受过的住房政策: '危房改造', '是否有人在公益岗位？': '否', '是否有扶贫小额信贷？': '否' }

/** What an honest visit costs: taps, typed characters and pages, counted by filling in the real form of sixty items as an inspector does. */
export const taps: Measurement = {
  name: 'taps',
  run: () => withPostgres(async (postgres) => {
    if (!existsSync(built)) throw new Error('the application is not built: npm run build')
    await createCounty(postgres)
    return withLookback({ dataFolder: path.join(postgres.folder, 'data'), databaseUrl: postgres.url('lookback') }, async ({ url }) => {
      const browser = await launchBrowser()
      return closing(() => browser.close(), async () => {
        const page = await (await browser.newContext(SIGHT)).newPage()
        await prepare(page, url)
        return countBoth(page)
      })
    })
  }),
}

async function createCounty(postgres: BenchPostgres): Promise<void> {
  await postgres.create('lookback')
  await withConnection(postgres.url('lookback'), async ({ database }) => {
    const { demo, rounds: [, later] } = await createBenchCounty(database)
    const application = applicationOver(database)
    const village = benchRegions.find(({ level }) => level === 'village')?.code ?? ''
    const households = [...demo.households()].filter(({ members }) => members.length === 3).slice(0, 4)
    await saveHouseholds(application, benchCounty.code, households.map((household) => ({ ...household, village })), null)
    const today = dayOf(new Date())
    const round = { ...later, id: randomUUID(), ordinal: 3, name: '抽查', startsOn: addDays(today, -1), endsOn: addDays(today, 30), blind: false }
    await createRound(application, benchCounty.code, round, [], null, null)
  })
}

async function prepare(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/field/`)
  await page.getByLabel('账号').fill('census')
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByText('设一个 6 位数字密码').waitFor()
  for (const digit of PIN) await page.getByRole('button', { name: digit, exact: true }).click()
  await page.getByText('再输一次').waitFor()
  for (const digit of PIN) await page.getByRole('button', { name: digit, exact: true }).click()
  await page.getByText('可以下乡了').waitFor()
  await page.getByRole('button', { name: '开始入户' }).click()
  await page.getByRole('button', { name: /^待入户/ }).click()
}

async function countBoth(page: Page): Promise<Figure[]> {
  const clean = new Fingers(page)
  await visitNext(clean, [], firstTime)
  const troubled = new Fingers(page)
  await visitNext(troubled, [
    { question: '下雨天屋顶是否漏雨', answer: '是', note: '东屋漏', photo: await jpeg(320, 240, 1) },
    { question: '房前屋后整洁程度', answer: '脏乱', note: '柴草', photo: await jpeg(320, 240, 2) },
  ], firstTime)
  return [
    below('no problem: taps, from the list to the list', clean.effort.taps, MOST_TAPS + 1, count),
    below('no problem: typed characters', clean.effort.characters, MOST_CHARACTERS + 1, count),
    told('no problem: pages', clean.effort.pages, count),
    below('two problems, each with a note and a photo: taps', troubled.effort.taps, MOST_TAPS_WITH_TWO + 1, count),
    told('two problems: typed characters', troubled.effort.characters, count),
    told('two problems: pages', troubled.effort.pages, count),
  ]
}
