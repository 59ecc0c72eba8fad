import { z } from 'zod'
import { Identifier } from '../kernel/identifier.ts'
import { Day } from '../kernel/time.ts'
import { RegionCode } from '../places/index.ts'

/** An object shows so many photos; of more the newest. */
export const MOST_PHOTOS = 9

/** How far an object is. What is finished may not be used yet: 竣工 is not 入住. The last two leave the denominator. */
export const ObjectState = z.enum(['planned', 'started', 'finished', 'in-use', 'given-up', 'not-eligible'])
export type ObjectState = z.infer<typeof ObjectState>

/** 放弃, 不符合条件: not counted any more, each with its reason. */
export const deductedStates: readonly ObjectState[] = ['given-up', 'not-eligible']
export const finishedStates: readonly ObjectState[] = ['finished', 'in-use']

export function isDeducted(state: ObjectState): boolean {
  return deductedStates.includes(state)
}

export function isFinished(state: ObjectState): boolean {
  return finishedStates.includes(state)
}

/** Whether it is still to be finished. */
export function isLeft(state: ObjectState): boolean {
  return !isDeducted(state) && !isFinished(state)
}

/** The groups of objects that figures count: all that count, finished, left, late, not begun, deducted. */
export const ObjectStanding = z.enum(['counted', 'finished', 'in-use', 'left', 'behind', 'not-started', 'deducted'])
export type ObjectStanding = z.infer<typeof ObjectStanding>

/** Something that an indicator counts: a road, a clinic, a house, a child. */
export const IndicatorObject = z.object({
  id: Identifier,
  indicator: Identifier,
  /** What can have a problem: the household it belongs to, or the thing itself. */
  subject: Identifier,
  village: RegionCode,
  /** What people call it by, once in an indicator. */
  number: z.string().min(1).max(40),
  name: z.string().trim().min(1).max(60),
  state: ObjectState,
  /** Who answers for it. */
  responsible: z.string().max(40),
  /** To be finished by then. */
  plannedOn: Day.nullable(),
  startedOn: Day.nullable(),
  finishedOn: Day.nullable(),
  /** Why it does not count any more; for whatever else a note. */
  note: z.string().max(200),
  /** Photos, by their SHA-256. */
  photos: z.array(z.string().regex(/^[0-9a-f]{64}$/)).max(MOST_PHOTOS),
})
export type IndicatorObject = z.infer<typeof IndicatorObject>

/** What may be told of an object. */
export const ObjectChange = IndicatorObject.pick({ state: true, startedOn: true, finishedOn: true, note: true, photos: true, responsible: true, plannedOn: true })
export type ObjectChange = z.infer<typeof ObjectChange>

/** What somebody tells who stands before it: the plan and who answers for it are the desk's. */
export const ObjectTold = ObjectChange.pick({ state: true, startedOn: true, finishedOn: true, note: true, photos: true })
export type ObjectTold = z.infer<typeof ObjectTold>

/** An object that is still to be told of, as a phone keeps it. */
export const ObjectToTell = IndicatorObject.extend({ indicatorName: z.string() })
export type ObjectToTell = z.infer<typeof ObjectToTell>

/** What a state cannot be without. */
export type ObjectLack = 'started-on' | 'finished-on' | 'finished-before-started' | 'in-the-future' | 'reason'

/** What is wrong with what is told of an object on a day; null where nothing is. */
export function lackOf({ state, startedOn, finishedOn, note }: Pick<ObjectChange, 'state' | 'startedOn' | 'finishedOn' | 'note'>, today: Day): ObjectLack | null {
  if (isDeducted(state)) return note.trim() === '' ? 'reason' : null
  if (state === 'started' && startedOn === null) return 'started-on'
  if (isFinished(state) && finishedOn === null) return 'finished-on'
  if ([startedOn, finishedOn].some((day) => day !== null && day > today)) return 'in-the-future'
  return startedOn !== null && finishedOn !== null && finishedOn < startedOn ? 'finished-before-started' : null
}

/** Whether it should be finished and is not. */
export function isBehind({ state, plannedOn }: Pick<IndicatorObject, 'state' | 'plannedOn'>, today: Day): boolean {
  return plannedOn !== null && plannedOn < today && !isFinished(state) && !isDeducted(state)
}
