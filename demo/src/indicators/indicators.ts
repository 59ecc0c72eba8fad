import type { Indicator, Milestone, Target } from '@lookback/core/indicators'
import type { Region } from '@lookback/core/places'
import type { Chance } from '../chance.ts'
import { county } from '../county.ts'
import type { Home } from '../households/households.ts'
import type { Staff } from '../people/staff.ts'
import { catalogue, idOf } from './catalogue.ts'
import type { DemoObject } from './objects.ts'
import { objectsOf } from './objects.ts'
import type { IndicatorEvent } from './reports.ts'
import { reportsOf } from './reports.ts'
import { shares } from './targets.ts'

interface OfPlace {
  indicator: string
  region: string
}

/** The county's indicators with what they have to reach, what they count, and eight weeks of reports. */
export interface DemoIndicators {
  catalogue: readonly Indicator[]
  targets: readonly (OfPlace & Target)[]
  milestones: readonly (OfPlace & Milestone)[]
  objects: readonly DemoObject[]
  events: readonly IndicatorEvent[]
}

const roads = { target: 250, done: 65 }
const houses = { target: 1_000, done: 620 }
/** In percent; the insurance office tells 95.1. */
const insurance = { target: 95, told: 0.951 }

export function indicatorsOf(regions: readonly Region[], homes: readonly Home[], staff: Staff, members: number, chance: Chance): DemoIndicators {
  const at = (level: Region['level']) => regions.filter((one) => one.level === level)
  const townships = at('township').map(({ code }) => code)
  const roadShares = shares(townships, roads.target, roads.done, 0.1, chance)
  const houseShares = shares(townships, houses.target, houses.done, 1, chance)
  const target = (code: string, region: string, amount: number) => ({ indicator: idOf(code), region, ordinal: 1, amount, validFrom: '2020-01-01', reason: '' })
  return {
    catalogue,
    targets: [
      target('R01', county.code, roads.target), ...roadShares.map(({ region, target: amount }) => target('R01', region, amount)),
      target('H02', county.code, houses.target), ...houseShares.map(({ region, target: amount }) => target('H02', region, amount)),
      target('M01', county.code, insurance.target), ...['C01', 'C02', 'C03'].map((code) => target(code, county.code, 100)), target('H03', county.code, 0),
    ],
    milestones: [['2020-03-31', 50], ['2020-04-30', 110], ['2020-05-31', 180]].map(([day, amount]) =>
      ({ indicator: idOf('R01'), region: county.code, day: String(day), amount: Number(amount) })),
    objects: objectsOf(at('village'), homes, chance),
    events: reportsOf(roadShares, houseShares, staff, { done: Math.round(members * insurance.told), whole: members }),
  }
}
