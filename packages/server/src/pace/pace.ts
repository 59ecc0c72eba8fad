import type { z } from 'zod'
import type { Scope } from '@lookback/core/access'
import type { Day, Locale } from '@lookback/core/kernel'
import { addDays, dayOf, grouped, workCalendar } from '@lookback/core/kernel'
import type { DayCount, getPace, PaceParameter, PaceRow } from '@lookback/core/pace'
import { burnDown, daysLeft, eachDay, straightLine, sumOf } from '@lookback/core/pace'
import { levelOf, townshipOf } from '@lookback/core/places'
import { termsIn } from '@lookback/core/words'
import type { Database } from '../database/connect.ts'
import { findParameter, getParameter } from '../database/parameters.ts'
import type { Application } from '../kit/application.ts'
import { fresh } from '../kit/fresh.ts'
import { listRegions } from '../places/index.ts'
import type { PlaceBy, PlaceDay } from './pace.queries.ts'
import { countDays } from './pace.queries.ts'
import type { Clock, Standing } from './standing.ts'
import { heldOverBoth, standingOf } from './standing.ts'

type Reply = z.infer<typeof getPace.reply>

/** A total is forecast more finely than each of its places. */
const RUNS = { total: 2_000, place: 500 }

/** Whether what is open within a scope will be closed before the examination, in all and place by place. */
export async function paceOf(
  application: Application, scope: Scope, region: string | undefined, locale: Locale,
): Promise<Reply> {
  const { database, clock } = application
  const { county } = scope
  const today = dayOf(clock())
  const parameter = await getParameter(database, county, 'pace', today)
  const examination = await findParameter(database, county, 'examination', today)
  const worked = await getParameter(database, county, 'work-calendar', today)
  const by = placesOf(scope, region)
  const key = ['pace', scope, region ?? null, today, parameter, examination, worked]
  const { value, asOf } = await fresh(application, county, key, async () => {
    const counted = await countDays(database, scope, by, region)
    const calendar = workCalendar(worked)
    const days = allTogether(counted)
    const left = examination && daysLeft(today, examination.day, calendar)
    const rules: Clock = { today, left, calendar, parameter, firstDay: days[0]?.day ?? today }
    const series = seriesOf(days, rules)
    return {
      left, series, total: standingOf(days, rules, RUNS.total),
      line: examination && straightLine(series, examination.day),
      places: [...grouped(counted, ({ place }) => place)].filter(([place]) => levelOf(place) === by)
        .map(([place, own]) => ({ place, standing: standingOf(own, rules, RUNS.place) })),
    }
  })
  const names = new Map((await listRegions(database, county, today)).map(({ code, name }) => [code, name]))
  return {
    asOf: asOf.toISOString(), today, examination, daysLeft: value.left,
    total: told(county, termsIn(locale).total, value.total, locale),
    series: value.series, line: value.line, by,
    rows: value.places.map(({ place, standing }) => told(place, names.get(place) ?? place, standing, locale)).sort(furthestBehind),
  }
}

/** What is open within a scope now, and the two paces held. */
export async function openNow(
  database: Database, scope: Scope, region: string | undefined, { today, parameter }: { today: Day; parameter: PaceParameter },
): Promise<Pick<PaceRow, 'open' | 'held'>> {
  const days = allTogether(await countDays(database, scope, placesOf(scope, region), region))
  return { open: sumOf(days, 'found') - sumOf(days, 'closed'), held: heldOverBoth(days, today, parameter) }
}

/** Villages for whoever looks at one township or less, else townships. */
export function placesOf({ grants }: Scope, region: string | undefined): PlaceBy {
  const places = region === undefined ? grants.map((grant) => grant.region) : [region]
  const [first = ''] = places
  return levelOf(first) !== 'county' && places.every((place) => levelOf(place) !== 'county' && townshipOf(place) === townshipOf(first))
    ? 'village' : 'township'
}

/** What happened in all places on each day, in the order of the days. */
function allTogether(counted: readonly PlaceDay[]): DayCount[] {
  return [...grouped(counted, ({ day }) => day)]
    .map(([day, own]) => ({ day, found: sumOf(own, 'found'), closed: sumOf(own, 'closed') }))
    .sort((one, other) => (one.day < other.day ? -1 : 1))
}

/** The burn-down of the chart: from the day on which it begins, or the first of which anything is known, to today. */
function seriesOf(days: readonly DayCount[], { today, firstDay, parameter: { chartDays } }: Clock): Reply['series'] {
  const begins = addDays(today, -chartDays)
  const from = firstDay > begins ? firstDay : begins
  const earlier = days.filter(({ day }) => day < from)
  return burnDown(eachDay(days, from, addDays(today, 1)), sumOf(earlier, 'found') - sumOf(earlier, 'closed'))
}

function told(key: string, name: string, { noForecast, ...standing }: Standing, locale: Locale): PaceRow {
  return { key, name, ...standing, noForecast: noForecast?.[locale] ?? null }
}

/** Those that leave most open first; without a day to hold them against, those that have most open. */
function furthestBehind(one: PaceRow, other: PaceRow): number {
  return (other.leftAtDate ?? other.open) - (one.leftAtDate ?? one.open) || other.open - one.open || (one.key < other.key ? -1 : 1)
}
