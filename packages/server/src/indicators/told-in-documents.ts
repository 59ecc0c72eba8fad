import type { Kysely } from 'kysely'
import type { Scope } from '@lookback/core/access'
import type { Indicator, IndicatorValue } from '@lookback/core/indicators'
import { judgedValue } from '@lookback/core/indicators'
import type { Day } from '@lookback/core/kernel'
import { getParameter } from '../database/parameters.ts'
import type { DB } from '../database/types.gen.ts'
import { areaOf } from './board.ts'
import { listCatalogue, listYears } from './catalogue.queries.ts'
import { readFacts } from './facts.ts'
import { standingIn } from './standing.ts'
import { plainNumber } from '../kit/plain-number.ts'

/** An indicator as documents tell it: what is confirmed, or, where nobody reports, what the software counts. */
export interface ToldIndicator {
  id: string
  name: string
  /** The share of its task, or what is done; null before anything is confirmed. */
  value: number | null
  /** Null likewise. */
  text: string | null
  /** What it is counted in. */
  unit: string
  /** What the value is made of; null likewise. */
  reading: Pick<IndicatorValue, 'done' | 'whole' | 'share'> | null
}

/** The catalogue that holds on a day, by id and name. */
export async function listIndicatorNames(database: Kysely<DB>, scope: Scope, today: Day): Promise<{ key: string; label: string }[]> {
  return (await catalogueOf(database, scope, today)).map(({ id, name }) => ({ key: id, label: name }))
}

/** The indicators of the year within a scope, as documents tell them. */
export async function tellIndicators(database: Kysely<DB>, scope: Scope, today: Day): Promise<ToldIndicator[]> {
  const indicators = await catalogueOf(database, scope, today)
  const parameter = await getParameter(database, scope.county, 'indicators', today)
  const area = areaOf(scope, undefined)
  const facts = await readFacts(database, indicators, { scope, region: undefined, today, parameter, places: area })
  return indicators.map((indicator) => {
    const value = judgedValue(standingIn(facts, indicator, area))
    const { id, name, unit } = indicator
    return { id, name, unit, value: value && (value.share ?? value.done), text: value && textOf(indicator, value), reading: value }
  })
}

async function catalogueOf(database: Kysely<DB>, scope: Scope, today: Day): Promise<Indicator[]> {
  const year = (await listYears(database, scope.county)).find((one) => one <= Number(today.slice(0, 4)))
  return year === undefined ? [] : listCatalogue(database, scope, { year })
}

function textOf({ unit }: Indicator, { done, whole, share }: IndicatorValue): string {
  const counted = whole === null ? `${plainNumber(done)} ${unit}` : `${plainNumber(done)}/${plainNumber(whole)}`
  return share === null ? counted : `${(share * 100).toFixed(1)}%（${counted}）`
}
