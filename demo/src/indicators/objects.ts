import type { IndicatorObject, ObjectState } from '@lookback/core/indicators'
import { addDays, identifierNamed } from '@lookback/core/kernel'
import type { Region } from '@lookback/core/places'
import { subjectOfThing } from '@lookback/core/subjects'
import type { Chance } from '../chance.ts'
import { county } from '../county.ts'
import type { Home } from '../households/households.ts'
import { idOf } from './catalogue.ts'

/** How many objects there are, finished, and no longer counted: the account's 37 %, 31 %, 15, 36, none and 13. */
const sizes = {
  R02: { counted: 100, finished: 37, deducted: 0 },
  H01: { counted: 1_000, finished: 310, deducted: 13 },
  M02: { counted: 250, finished: 235, deducted: 0 },
  E01: { counted: 58, finished: 22, deducted: 0 },
  S01: { counted: 250, finished: 0, deducted: 0 },
  S02: { counted: 250, finished: 237, deducted: 0 },
} as const

/** An object with the number of the household that it belongs to, where it belongs to one. */
export interface DemoObject {
  object: IndicatorObject
  householdNumber: string | null
}

/** Every object of the county's indicators. */
export function objectsOf(villages: readonly Region[], homes: readonly Home[], chance: Chance): DemoObject[] {
  const places = chance.shuffled(villages.map(({ code }) => code))
  const villageAt = (index: number) => places[index % places.length] ?? ''
  const houses = chance.shuffled(homes).slice(0, sizes.H01.counted + sizes.H01.deducted)
  const children = chance.shuffled(homes.flatMap(({ household }) => household.members
    .filter(({ attributes }) => attributes['schoolStatus'] === 'primary' || attributes['schoolStatus'] === 'junior').map((member) => ({ household, member })))).slice(0, sizes.E01.counted)
  return [
    ...states('R02', chance).map((told, index) => thing('R02', villageAt(index), `林场路${String(index + 1).padStart(3, '0')}`, `L${index + 1}`, told)),
    ...houses.map(({ household: { number, village, headName } }, index) => ({
      householdNumber: number, object: made('H01', village, `${headName}户危房`, number, told('H01', index, chance)),
    })),
    ...states('M02', chance).map((one, index) => thing('M02', places[index] ?? '', '村卫生室', `W${index + 1}`, one)),
    ...children.map(({ household, member }, index) => ({
      householdNumber: household.number, object: made('E01', household.village, member.name, member.number, told('E01', index, chance)),
    })),
    ...states('S01', chance).map((one, index) => thing('S01', places[index] ?? '', '综合服务平台', `P${index + 1}`, one)),
    ...states('S02', chance).map((one, index) => thing('S02', places[index] ?? '', '综合服务平台', `P${index + 1}`, one)),
  ]
}

type Told = Pick<IndicatorObject, 'state' | 'plannedOn' | 'startedOn' | 'finishedOn' | 'note' | 'responsible'>
type Sized = keyof typeof sizes

function states(code: Sized, chance: Chance): Told[] {
  return Array.from({ length: sizes[code].counted + sizes[code].deducted }, (_, index) => told(code, index, chance))
}

/** The first ones are finished, the last ones are no longer counted, of those between half are under way. */
function told(code: Sized, index: number, chance: Chance): Told {
  const { counted, finished } = sizes[code]
  const startedOn = addDays('2020-02-10', chance.whole(0, 40))
  const plannedOn = addDays('2020-04-20', chance.whole(0, 60))
  const common = { plannedOn, responsible: '', note: '' }
  if (index < finished) {
    const state: ObjectState = code === 'H01' && chance.happens(0.55) ? 'in-use' : 'finished'
    return { ...common, state, startedOn, finishedOn: addDays(startedOn, chance.whole(14, 46)) }
  }
  if (index >= counted) {
    const givenUp = index % 3 !== 0
    return { ...common, state: givenUp ? 'given-up' : 'not-eligible', startedOn: null, finishedOn: null, note: givenUp ? '户主自愿放弃改造' : '另有安全住房' }
  }
  const isStarted = code !== 'E01' && chance.happens(0.5)
  return { ...common, state: isStarted ? 'started' : 'planned', startedOn: isStarted ? startedOn : null, finishedOn: null }
}

function thing(code: Sized, village: string, name: string, number: string, one: Told): DemoObject {
  return { householdNumber: null, object: made(code, village, name, number, one) }
}

function made(code: Sized, village: string, name: string, number: string, one: Told): IndicatorObject {
  const indicator = idOf(code)
  return {
    id: identifierNamed('indicator object', indicator, number), indicator, subject: subjectOfThing(county.code, village, name), village, number, name, photos: [], ...one,
  }
}
