import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listCounties } from '../access/queries.ts'
import type { Application } from '../kit/application.ts'
import { createCounty } from '../foundation/create-county.ts'
import type { TestDatabase } from '../../../../tests/support/database.ts'
import { applicationOn, testDatabase } from '../../../../tests/support/database.ts'
import { clearHalfMadeDemo } from './create-demo-county.ts'

/** Somebody pressed Ctrl-C, or the power went, while the demo county was made. */
describe('a demo county whose making was cut off', () => {
  let opened: TestDatabase
  let application: Application
  const demo = { code: '431999', name: '云岭县', isDemo: true }

  beforeAll(async () => {
    opened = await testDatabase()
    application = applicationOn(opened)
  })
  afterAll(() => opened.close())

  it('is taken away whole, so that it can be made anew', async () => {
    await createCounty(application, demo)
    expect(await clearHalfMadeDemo(opened.database)).toBe(true)
    expect(await listCounties(opened.database)).toEqual([])
    await createCounty(application, demo)
  })

  it('is left alone beside a county of somebody’s own', async () => {
    await createCounty(application, { code: '431998', name: '白云县', isDemo: false })
    expect(await clearHalfMadeDemo(opened.database)).toBe(false)
    expect(await listCounties(opened.database)).toHaveLength(2)
  })

  it('a finished one, and a county of somebody’s own, are never taken away', async () => {
    await opened.database.deleteFrom('parameter').where('county', '=', '431998').execute()
    for (const table of ['log_entry', 'log_head', 'region', 'county'] as const) {
      await opened.database.deleteFrom(table).where('county', '=', '431998').execute()
    }
    await opened.database
      .insertInto('parameter')
      .values({ county: '431999', name: 'demo-day', valid_from: '2000-01-01', value: JSON.stringify('2020-05-07') })
      .execute()
    expect(await clearHalfMadeDemo(opened.database)).toBe(false)
    await opened.database.updateTable('county').set({ is_demo: false }).execute()
    await opened.database.deleteFrom('parameter').where('name', '=', 'demo-day').execute()
    expect(await clearHalfMadeDemo(opened.database)).toBe(false)
    expect(await listCounties(opened.database)).toHaveLength(1)
  })
})
