import type { z } from 'zod'
import type { Scope } from '@lookback/core/access'
import type { DemandStanding, Indicator, IndicatorRow, StageStanding } from '@lookback/core/indicators'
import { demandSays, getStages, indicatorTermsIn, isMet, judgedValue, rounded } from '@lookback/core/indicators'
import type { Day } from '@lookback/core/kernel'
import type { Locale } from '@lookback/core/kernel'
import { dayOf, workCalendar } from '@lookback/core/kernel'
import type { DaysLeft, HeldPace } from '@lookback/core/pace'
import { daysLeft } from '@lookback/core/pace'
import type { Actor } from '../kit/actor.ts'
import { actorScope } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { fresh, replyOf } from '../kit/fresh.ts'
import type { KeptReply } from '../kit/kept-reply.ts'
import { getParameter } from '../database/parameters.ts'
import { openNow } from '../pace/index.ts'
import { areaOf, standNow, yearOf } from './board.ts'
import { listYears } from './catalogue.queries.ts'
import { readStages } from './stage-days.ts'
import { courseOf } from './course.ts'
import { paceIn } from './story.ts'

/** Whose indicators and whose problems are counted. */
export interface StageScopes {
  indicators: Scope
  problems: Scope
}

export function stageScopes(actor: Actor): StageScopes {
  return { indicators: actorScope(actor, 'indicators:read'), problems: actorScope(actor, 'problems:read') }
}

/** The stages as a page shows them. */
export async function stagesOf(application: Application, scopes: StageScopes, region: string | undefined, locale: Locale): Promise<KeptReply<z.input<typeof getStages.reply>>> {
  const { clock } = application
  const { county } = scopes.indicators
  const today = dayOf(clock())
  const rules = await readRules(application, county, today)
  const figures = await fresh(application, county, ['stages', scopes, region ?? null, today, rules, locale], () =>
    stand(application, scopes, region, { ...rules, locale }))
  return replyOf(figures, getStages, [], (stages, asOf) => ({ asOf, today, stages }))
}

/** The stages as of now, for what is issued and then stays. */
export async function stagesNow(application: Application, scopes: StageScopes, locale: Locale): Promise<StageStanding[]> {
  const today = dayOf(application.clock())
  return stand(application, scopes, undefined, { ...await readRules(application, scopes.indicators.county, today), locale })
}

type Rules = Awaited<ReturnType<typeof readRules>> & { locale: Locale }

/** Everything that is set and that the standing of stages rests on. */
async function readRules({ database }: Application, county: string, today: Day) {
  return {
    today, ...await readStages(database, county, today),
    indicators: await getParameter(database, county, 'indicators', today),
    pace: await getParameter(database, county, 'pace', today),
    worked: await getParameter(database, county, 'work-calendar', today),
  }
}

async function stand(application: Application, scopes: StageScopes, region: string | undefined, rules: Rules): Promise<StageStanding[]> {
  const { database } = application
  const { today, days, parameter: { demands } } = rules
  const { county } = scopes.indicators
  const year = yearOf(await listYears(database, county), today)
  const isOfAll = demands.some(({ what }) => what === 'missing-reports' || what === 'red-lights')
  const codes = isOfAll ? null : new Set(demands.map(({ indicator }) => indicator))
  const rows = await standNow(database, scopes.indicators, { year, region, today, parameter: rules.indicators, codes })
  const problems = await openNow(database, scopes.problems, region, { today, parameter: rules.pace })
  const calendar = workCalendar(rules.worked)
  const places = region ?? (scopes.indicators.grants.length === 1 ? areaOf(scopes.indicators, undefined)[0] : undefined) ?? county
  const counted: Counted = { rows, problems, heldOf: (row) => heldOf(application, scopes.indicators, places, row, rules.locale) }
  return Promise.all(days.map(async (stage): Promise<StageStanding> => {
    const left = daysLeft(today, stage.day, calendar)
    const own = await Promise.all(demands.filter(({ day, name }) => day === stage.day && name === stage.name)
      .map(async (demand) => standingOfDemand(demand, await measure(demand, counted), left, rules.locale)))
    return { ...stage, daysLeft: left, met: own.filter((one) => one.isMet).length, demands: own }
  }))
}

function standingOfDemand({ what, indicator, amount }: Demand, measured: Measured, days: DaysLeft, locale: Locale): DemandStanding {
  const { about, unit, now, left } = measured
  const perDay = (count: number) => (left === null || unit === null ? null : left === 0 ? 0 : count === 0 ? null : left / count)
  return {
    what, indicator, amount, ...measured, isMet: isMet(what, now, amount),
    says: demandSays(indicatorTermsIn(locale).stageSays[what], { about: about?.name ?? indicator, amount, unit: unit ?? '' }),
    needed: { calendar: perDay(days.calendar), working: perDay(days.working) },
  }
}

type Demand = Pick<DemandStanding, 'what' | 'indicator' | 'amount'>
type Measured = Pick<DemandStanding, 'about' | 'unit' | 'now' | 'left' | 'held'>

interface Counted {
  rows: readonly IndicatorRow[]
  problems: { open: number; held: readonly [HeldPace, HeldPace] }
  heldOf: (row: IndicatorRow) => Promise<Measured['held']>
}

async function measure({ what, indicator, amount }: Demand, { rows, problems, heldOf: held }: Counted): Promise<Measured> {
  const row = rows.find((one) => one.indicator.code === indicator)
  const value = row && judgedValue(row)
  const about = row ? { id: row.indicator.id, name: row.indicator.name } : null
  const most = (now: number, unit: string | null, pace: Measured['held']): Measured => ({ about, unit, now, left: Math.max(0, rounded(now - amount)), held: pace })
  const sum = (count: (one: IndicatorRow) => number) => rows.reduce((all, one) => all + count(one), 0)
  switch (what) {
    case 'indicator-share': {
      if (!row || !value || value.share === null) return { about, unit: null, now: null, left: null, held: null }
      const whole = wholeOf(row)
      const left = whole === null ? null : Math.max(0, rounded((amount / 100) * whole - value.share * whole))
      return { about, unit: unitOf(row.indicator), now: rounded(value.share * 100), left, held: await held(row) }
    }
    case 'indicator-left':
      return !row || !value?.gap ? { about, unit: null, now: null, left: null, held: null } : most(value.gap.left, unitOf(row.indicator), await held(row))
    case 'open-problems': {
      const slower = problems.held[1].perDay < problems.held[0].perDay ? problems.held[1] : problems.held[0]
      return most(problems.open, '', { days: slower.days, perDay: slower.perDay })
    }
    case 'missing-reports':
      return most(sum(({ reports }) => reports?.missing ?? 0), null, null)
    case 'red-lights':
      return most(sum(({ light }) => (light === 'red' ? 1 : 0)), null, null)
  }
}

/** Of what a share is told: all objects, the denominator of a rate, or the target. */
function wholeOf(row: IndicatorRow): number | null {
  const { kind, basis } = row.indicator
  if (kind === 'quantity') return basis === 'count' ? row.target : null
  return judgedValue(row)?.whole ?? null
}

/** What is left of a rate are people or pieces; of whatever else its own unit. */
function unitOf({ kind, unit }: Indicator): string {
  return kind === 'rate' ? '' : unit
}

/** The slower of the paces held, as an indicator's own page tells it. */
async function heldOf(application: Application, scope: Scope, region: string, row: IndicatorRow, locale: Locale): Promise<Measured['held']> {
  if (row.indicator.kind === 'rate') return null
  const course = await courseOf(application.database, scope, row.indicator, row.judgedBy, region, dayOf(application.clock()))
  const pace = await paceIn(application, scope.county, row.indicator, row, course, locale)
  const slower = pace?.held.find(({ days }) => days === pace.judgedBy)
  return slower ? { days: slower.days, perDay: slower.perDay } : null
}
