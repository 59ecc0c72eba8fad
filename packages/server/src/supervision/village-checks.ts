import type { VillageChecks } from '@lookback/core/supervision'
import type { Day, Locale } from '@lookback/core/kernel'
import { levelOf } from '@lookback/core/places'
import { termsIn } from '@lookback/core/words'
import type { Database } from '../database/connect.ts'
import { listRegions } from '../places/index.ts'
import { listCheckedDays } from './checks.queries.ts'

/** The first day of the month of a day, and of the next one. */
export function monthOf(day: Day): { from: Day; to: Day } {
  const [year = 0, month = 0] = day.split('-').map(Number)
  const next = month === 12 ? [year + 1, 1] : [year, month + 1]
  return { from: `${day.slice(0, 7)}-01`, to: `${String(next[0]).padStart(4, '0')}-${String(next[1]).padStart(2, '0')}-01` }
}

/** The villages of a region with the checks that they have had in the month of a day, those with most first. */
export async function checksOfVillages(database: Database, county: string, region: string, day: Day, locale: Locale): Promise<VillageChecks[]> {
  const villages = (await listRegions(database, county, day)).filter(({ code }) => levelOf(code) === 'village' && code.startsWith(region))
  const days = await listCheckedDays(database, county, region, monthOf(day))
  const forms = termsIn(locale).checkForm
  return villages.map(({ code, name }): VillageChecks => {
    const checks = days.filter(({ village }) => village === code)
      .map(({ day: on, round, form, households }) => ({ day: on, what: round ?? (form === null ? '' : forms[form]), households }))
    return { village: code, name, count: checks.length, checks }
  }).sort((one, other) => other.count - one.count || (one.village < other.village ? -1 : 1))
}
