import type { Scope } from '@lookback/core/access'
import type { Day, Locale } from '@lookback/core/kernel'
import { filled } from '@lookback/core/kernel'
import { townshipOf } from '@lookback/core/places'
import { termsIn } from '@lookback/core/words'

/** What stands above the headings of a sheet: what it is, of where and when; and below it to the right, in what it counts. */
export interface SheetHead {
  title: string
  unit: string
}

/**
 * @param of of which place or unit it is
 * @param unit what its figures count: 件, 户; empty where its columns say so
 */
export function sheetHead(locale: Locale, { of, name, day, unit }: { of: string; name: string; day: Day; unit: string }): SheetHead {
  const { sheetTitle, sheetUnit, sheetDay } = termsIn(locale)
  const line = filled(unit === '' ? sheetDay : sheetUnit, { unit, day })
  return { title: filled(sheetTitle, { of, name, day }), unit: line }
}

/**
 * Where a sheet is of, in words: the county and within it the place that is asked for, or the one that somebody may see.
 * @param names of regions by code
 */
export function placeInTitle({ county, grants }: Scope, region: string | undefined, names: ReadonlyMap<string, string>): string {
  const own = new Set(grants.map((grant) => grant.region))
  const place = region ?? (own.size === 1 ? [...own][0] ?? county : county)
  const township = townshipOf(place)
  return [...new Set([county, township, place])].filter((code) => code.length >= county.length && code.length <= place.length).map((code) => names.get(code) ?? '').join('')
}
