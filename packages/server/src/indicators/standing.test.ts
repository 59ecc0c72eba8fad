import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from 'kysely'
import type { Scope } from '@lookback/core/access'
import { addDays } from '@lookback/core/kernel'
import { getParameter } from '../database/parameters.ts'
import type { CheckedCounty } from '../fixtures/checked-county.fixture.ts'
import { checkedCounty, county, villages } from '../fixtures/checked-county.fixture.ts'
import { listCatalogue } from './catalogue.queries.ts'
import { readFacts } from './facts.ts'
import { standingIn } from './standing.ts'

const today = '2020-05-07'
const townships = ['431999101', '431999102']
const kinds = [['quantity', 'at-least'], ['rate', 'at-least'], ['standard', 'at-most'], ['standard', 'at-least']] as const

/** Numbers that are the same in every run. */
function chances(): () => number {
  let state = 7
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 4_294_967_296
  }
}

describe('how an indicator stands', () => {
  let checked: CheckedCounty
  beforeAll(async () => {
    checked = await checkedCounty(1)
    await insertReports(checked)
  })
  afterAll(() => checked.close())

  it('is the same for a place, whether those below are read together or one by one', async () => {
    const { database } = checked
    const scope: Scope = { county, grants: [{ region: county, department: null }] }
    const indicators = await listCatalogue(database, scope, { year: 2020 })
    const parameter = await getParameter(database, county, 'indicators', today)
    const standings = async (places: readonly string[], area: string) => {
      const facts = await readFacts(database, indicators, { scope, region: undefined, today, parameter, places })
      return indicators.map((indicator) => standingIn(facts, indicator, [area]))
    }
    const one = [county, ...townships, ...Object.values(villages)]
    const ofCounty = await standings([county], county)
    expect(ofCounty).toEqual(await standings(one, county))
    for (const township of townships) expect(await standings(townships, township)).toEqual(await standings(one, township))
    expect(ofCounty.every(({ reported }) => reported !== null)).toBe(true)
  })
})

/** Indicators that villages report, of every kind, with reports that wait, were returned, or are confirmed. */
async function insertReports({ database }: CheckedCounty): Promise<void> {
  const chance = chances()
  for (const [number, [kind, direction]] of [...kinds, ...kinds].entries()) {
    const { rows: [indicator] } = await sql<{ id: string }>`
      insert into indicator (county, id, year, code, name, dimension, unit, kind, direction, basis, reported_by, rhythm, due_days, lead, partners,
        confirmers, evidence, starts_on, due_on)
      values (${county}, uuidv7(), 2020, ${`T${number}`}, ${`指标${number}`}, '', '户', ${kind}, ${direction}, 'count', 'village', 'week', 1, 'housing', '[]',
        '["office"]', '', '2020-01-01', '2020-06-30') returning id`.execute(database)
    for (const region of [county, ...townships, ...Object.values(villages)]) {
      if (region.length < 12 && chance() < 0.7) continue
      await sql`insert into indicator_target (county, indicator, region, ordinal, amount, valid_from, reason)
        values (${county}, ${indicator?.id}, ${region}, 1, ${10 + Math.floor(chance() * 90)}, '2020-01-01', '')`.execute(database)
    }
    for (const village of Object.values(villages)) {
      for (let week = 0; week < 9; week += 1) {
        if (chance() < 0.2) continue
        const state = ['confirmed', 'confirmed', 'confirmed', 'submitted', 'returned'][Math.floor(chance() * 5)]
        const whole = kind === 'rate' && chance() < 0.9 ? 20 : null
        const period = addDays('2020-03-08', 7 * week)
        await sql`insert into indicator_report (county, id, indicator, region, period, round, done, whole, rate, remark, target, checks, state, confirmed, decisions, submitted_at)
          values (${county}, uuidv7(), ${indicator?.id}, ${village}, ${period}, 1, ${Math.floor(chance() * 20)}, ${whole}, ${whole === null && kind === 'rate' ? chance() : null},
            '', 50, '[]', ${state}, ${state === 'confirmed' ? 1 : 0}, '[]', ${period}::date + interval '1 day')`.execute(database)
      }
    }
  }
}
