import type { z } from 'zod'
import type { Scope } from '@lookback/core/access'
import { coversRegion } from '@lookback/core/access'
import type { getIndicator, Indicator, IndicatorPlace, IndicatorStanding, Milestone } from '@lookback/core/indicators'
import { judgedValue, planOf } from '@lookback/core/indicators'
import type { Locale } from '@lookback/core/kernel'
import { dayOf, ranksOf, Refusal, workCalendar } from '@lookback/core/kernel'
import { levelOf, townshipOf } from '@lookback/core/places'
import type { Application } from '../kit/application.ts'
import { getParameter } from '../database/parameters.ts'
import { listRegions, nameUnits } from '../places/index.ts'
import { areaOf, headOf } from './board.ts'
import { listCatalogue, listVersions } from './catalogue.queries.ts'
import { listCorrections } from './corrections.queries.ts'
import type { Course } from './course.ts'
import { courseOf } from './course.ts'
import type { Facts } from './facts.ts'
import { readFacts } from './facts.ts'
import { paceOf } from './pace.ts'
import type { StoredReport } from './reports.queries.ts'
import { listRounds, namePeople } from './reports.queries.ts'
import type { Area } from './standing.ts'
import { daysOfStages } from './stage-days.ts'
import { lies, scheduleOf, standingIn } from './standing.ts'

type Story = z.input<typeof getIndicator.reply>

/** So many of the latest rounds of reports are told. */
const ROUNDS = 200

/**
 * What is known of an indicator in one place.
 * @throws {Refusal} `not-found`
 */
export async function storyOf(application: Application, scope: Scope, id: string, asked: string | undefined, locale: Locale): Promise<Story> {
  const { database, clock } = application
  const { county } = scope
  const today = dayOf(clock())
  const [indicator] = await listCatalogue(database, scope, { ids: [id] })
  const region = asked ?? soleRegion(scope)
  if (!indicator || (asked !== undefined && !coversRegion(scope, asked))) throw new Refusal('not-found')
  const parameter = await getParameter(database, county, 'indicators', today)
  const regions = new Map((await listRegions(database, county, today)).map(({ code, name }) => [code, name]))
  const facts = await readFacts(database, [indicator], { scope, region: asked, today, parameter, places: [...regions.keys()] })
  const units = [...new Set([indicator.lead, ...indicator.partners, ...indicator.confirmers])]
  const names = await nameUnits(database, county, units)
  const area = areaOf(scope, asked)
  const standing = standingIn(facts, indicator, area)
  const place = (code: string) => regions.get(code) ?? code
  const rounds = await listRounds(database, scope, id, region, ROUNDS)
  const people = await namePeople(database, county, [...new Set(rounds.flatMap(({ decisions }) => decisions.flatMap(({ by }) => by ?? [])))])
  const course = await courseOf(database, scope, indicator, standing.judgedBy, region, today)
  const by = levelOf(region) === 'county' ? 'township' : 'village'
  return {
    asOf: clock().toISOString(), today, region, by,
    row: { ...headOf(indicator, names, today), ...standing },
    unitNames: Object.fromEntries(names),
    targets: await listVersions(database, county, id, region),
    plan: planIn(facts, indicator, area, standing), course: course?.readings.map(({ day, done }) => ({ day, amount: done })) ?? [],
    stages: (await daysOfStages(database, county, today)).map(({ day, name }) => ({ day, name })),
    pace: await paceIn(application, county, indicator, standing, course, locale),
    places: ranked(indicator, placesIn(facts, indicator, scope, area, by, [...regions.keys()])
      .map((code) => ({ region: code, name: place(code), ...standingIn(facts, indicator, [code]) }))),
    rounds: rounds.map((round) => ({ ...round, ...toldRound(round, names, people), place: place(round.region) })),
    corrections: (await listCorrections(database, scope, id, region)).map((one) =>
      ({ ...one, place: place(one.region), proposedAt: one.proposedAt.toISOString(), decidedAt: one.decidedAt?.toISOString() ?? null })),
    assessments: (facts.lights.get(id) ?? []).filter((one) => one.region === region)
      .map(({ id: light, light: colour, reason, setByName, setAt }) => ({ id: light, light: colour, reason, setByName, setAt: setAt.toISOString() })),
  }
}

function soleRegion({ county, grants }: Scope): string {
  const [first, ...others] = new Set(grants.map(({ region }) => region))
  return first === undefined || others.length > 0 ? county : first
}

function toldRound({ decisions, submittedAt }: Pick<StoredReport, 'decisions' | 'submittedAt'>, names: ReadonlyMap<string, string>, people: ReadonlyMap<string, string>) {
  return {
    submittedAt: submittedAt.toISOString(),
    decisions: decisions.map(({ unit, by, at, isReturn, reason }) =>
      ({ unit, unitName: names.get(unit) ?? unit, byName: by === null ? null : people.get(by) ?? null, at, isReturn, reason })),
  }
}

/** The places of the next lower tier that have to do with it. */
function placesIn(facts: Facts, { id, computed }: Indicator, { grants }: Scope, area: Area, by: 'township' | 'village', regions: readonly string[]): string[] {
  const upTo = (region: string) => (by === 'township' ? townshipOf(region) : region)
  const known = new Set([
    ...(facts.targets.get(id) ?? []).map((one) => one.region), ...(facts.objects.get(id) ?? []).map(({ village }) => village),
    ...(facts.counted.get(id) ?? []).map(({ region }) => region), ...(computed === 'insured' ? facts.members.map(({ village }) => village) : []),
    ...(facts.houses.get(id) ?? []).map(({ village }) => village),
  ].map(upTo))
  return regions.filter((code) => levelOf(code) === by && known.has(code) && lies(area, code) && coversRegion({ grants }, code))
}

/** Ranked by the share as it is shown, to one decimal of a percentage; without one by what is left. */
function ranked(indicator: Indicator, places: readonly Omit<IndicatorPlace, 'rank'>[]): IndicatorPlace[] {
  const byShare = indicator.direction !== 'at-most' && places.some((one) => judgedValue(one)?.share !== null && judgedValue(one) !== null)
  const ranks = byShare
    ? ranksOf(places, (one) => { const share = judgedValue(one)?.share ?? null; return share === null ? null : Math.round(share * 1_000) })
    : ranksOf(places, (one) => judgedValue(one)?.gap?.left ?? null, 'lowest')
  return places.map((one, index) => ({ ...one, rank: ranks[index] ?? null }))
    .sort((one, other) => (one.rank ?? Infinity) - (other.rank ?? Infinity) || (one.region < other.region ? -1 : 1))
}

function planIn(facts: Facts, indicator: Indicator, area: Area, standing: IndicatorStanding): Milestone[] {
  const value = judgedValue(standing)
  const schedule = scheduleOf(facts, indicator, area, value, standing.target)
  return schedule ? planOf(schedule) : []
}

/** Whether what is left in a place will be done by the indicator's day; null where nothing is left to be done day by day. */
export async function paceIn(
  { database, clock }: Application, county: string, indicator: Indicator, standing: IndicatorStanding, course: Course | null, locale: Locale,
): Promise<Story['pace']> {
  const today = dayOf(clock())
  const value = judgedValue(standing)
  if (!value?.gap || (indicator.kind === 'standard' && indicator.direction !== 'at-most')) return null
  const parameter = await getParameter(database, county, 'pace', today)
  const calendar = workCalendar(await getParameter(database, county, 'work-calendar', today))
  return paceOf(indicator, { left: value.gap.left, target: standing.target }, course, { today, calendar, parameter }, locale)
}
