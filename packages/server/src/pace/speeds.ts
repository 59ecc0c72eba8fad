import type { z } from 'zod'
import type { Scope } from '@lookback/core/access'
import type { Locale } from '@lookback/core/kernel'
import { dayOf, grouped } from '@lookback/core/kernel'
import type { getSpeeds, SpeedRow, SpeedStage, StageSpeed, Unevenness } from '@lookback/core/pace'
import { speedStages } from '@lookback/core/pace'
import { termsIn } from '@lookback/core/words'
import type { SurvivalCurve } from '@lookback/stats'
import { kaplanMeier } from '@lookback/stats'
import type { Application } from '../kit/application.ts'
import { fresh } from '../kit/fresh.ts'
import { listRegions } from '../places/index.ts'
import { placesOf } from './pace.ts'
import type { StageDays } from './speeds.queries.ts'
import { listStageDays } from './speeds.queries.ts'

/** Of fewer nobody says how fast a place is. */
const FEWEST = 10

/** How fast each tier acts within a scope, with those that still wait counted as long as they have waited. */
export async function speedsOf(application: Application, scope: Scope, region: string | undefined, locale: Locale): Promise<z.input<typeof getSpeeds.reply>> {
  const { database, clock } = application
  const { county } = scope
  const today = dayOf(clock())
  const by = placesOf(scope, region)
  const { value, asOf } = await fresh(application, county, ['speeds', scope, region ?? null, today], async () =>
    Promise.all(speedStages.map(async (stage) => stageOf(stage, await listStageDays(database, scope, stage, by, region, clock())))))
  const names = new Map((await listRegions(database, county, today)).map(({ code, name }) => [code, name]))
  const places = [...new Set(value.flatMap(({ places: own }) => [...own.keys()]))].sort()
  const nameOf = (code: string) => names.get(code) ?? code
  return {
    asOf: asOf.toISOString(), today, by, fewest: FEWEST,
    total: { key: county, name: termsIn(locale).total, stages: value.map(({ total }) => total) },
    rows: places.map((place): SpeedRow => ({
      key: place, name: nameOf(place), stages: value.map(({ stage, places: own }) => own.get(place)?.speed ?? speedOf(stage, [])),
    })),
    uneven: value.flatMap((stage) => unevenIn(stage, nameOf) ?? []),
  }
}

interface Stage {
  stage: SpeedStage
  total: StageSpeed
  places: ReadonlyMap<string, { speed: StageSpeed; rows: readonly StageDays[] }>
}

function stageOf(stage: SpeedStage, rows: readonly StageDays[]): Stage {
  return {
    stage, total: speedOf(stage, rows),
    places: new Map([...grouped(rows, ({ place }) => place)].map(([place, own]) => [place, { speed: speedOf(stage, own), rows: own }])),
  }
}

function speedOf(stage: SpeedStage, rows: readonly StageDays[]): StageSpeed {
  const sum = (isDone: boolean) => rows.reduce((all, row) => all + (row.isDone === isDone ? row.count : 0), 0)
  const { median, medianLower, medianUpper } = curveOf(rows)
  return { stage, done: sum(true), waiting: sum(false), median, lower: medianLower, upper: medianUpper }
}

function curveOf(rows: readonly StageDays[]): SurvivalCurve {
  return kaplanMeier({ observations: rows.flatMap(({ days, isDone, count }) => Array.from({ length: count }, () => ({ time: days, event: isDone }))) })
}

/** On the day on which half of all are through, the fastest place against the slowest; null where there are no two to tell apart. */
function unevenIn({ stage, total, places }: Stage, nameOf: (code: string) => string): Unevenness | null {
  const day = total.median
  if (day === null) return null
  const shares = [...places].filter(([, { speed }]) => speed.done + speed.waiting >= FEWEST)
    .map(([place, { rows }]) => ({ name: nameOf(place), share: 1 - (curveOf(rows).steps.filter(({ time }) => time <= day).at(-1)?.survival ?? 1) }))
    .sort((one, other) => other.share - one.share)
  const [fastest, slowest] = [shares[0], shares.at(-1)]
  if (!fastest || !slowest || shares.length < 2) return null
  return { stage, day, fastest, slowest, points: Math.round((fastest.share - slowest.share) * 1_000) / 10 }
}
