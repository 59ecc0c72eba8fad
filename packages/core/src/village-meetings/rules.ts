import type { Day } from '../kernel/time.ts'
import { addDays, daysBetween } from '../kernel/time.ts'
import type { MinutesTold, TopicTold } from './minutes.ts'
import type { MajorityOf, MeetingRule, Owed, Share } from './parameter.ts'

const parts: Readonly<Record<Exclude<Share, 'none'>, { part: number; whole: number; isMore: boolean }>> = {
  'one-third': { part: 1, whole: 3, isMore: false },
  'more-than-half': { part: 1, whole: 2, isMore: true },
  'two-thirds': { part: 2, whole: 3, isMore: false },
  'four-fifths': { part: 4, whole: 5, isMore: false },
}

/** How many of so many a share needs at least; 0 where none is asked for. */
export function neededOf(share: Share, all: number): number {
  if (share === 'none') return 0
  const { part, whole, isMore } = parts[share]
  return isMore ? Math.floor((all * part) / whole) + 1 : Math.ceil((all * part) / whole)
}

/** A count against what is needed of a base: 应到, 实到 or those who voted for it. */
export interface Reached {
  share: Exclude<Share, 'none'>
  /** Of so many. */
  of: number
  needed: number
  counted: number
  isReached: boolean
}

function reachedBy(share: Exclude<Share, 'none'>, of: number, counted: number): Reached {
  const needed = neededOf(share, of)
  return { share, of, needed, counted, isReached: of > 0 && counted >= needed }
}

/** Whether enough of those due were present. */
export function quorumOf({ due, present }: Pick<MinutesTold, 'due' | 'present'>, { quorum }: Pick<MeetingRule, 'quorum'>): Reached {
  return reachedBy(quorum, due, present)
}

/** Whether enough voted for a resolution, of those present or of those due as the body's law has it. */
export function majorityOf(
  { votesFor }: Pick<TopicTold, 'votesFor'>, { due, present }: Pick<MinutesTold, 'due' | 'present'>, rule: Pick<MeetingRule, 'majority' | 'majorityOf'>,
): Reached & { base: MajorityOf } {
  return { ...reachedBy(rule.majority, rule.majorityOf === 'present' ? present : due, votesFor), base: rule.majorityOf }
}

/** Why a resolution is not valid. */
export const invalidities = ['not-passed', 'numbers-contradict', 'no-quorum', 'no-majority'] as const
export type Invalidity = (typeof invalidities)[number]

/** Why a resolution is not valid by what the minutes say; nothing where it is. */
export function invalidityOf(topic: Pick<TopicTold, 'votesFor' | 'votesAgainst' | 'abstained' | 'isPassed'>, minutes: Pick<MinutesTold, 'due' | 'present'>, rule: MeetingRule): Invalidity[] {
  if (!topic.isPassed) return ['not-passed']
  return [
    ...(minutes.present > minutes.due || votesOf(topic) !== minutes.present ? ['numbers-contradict' as const] : []),
    ...(quorumOf(minutes, rule).isReached ? [] : ['no-quorum' as const]),
    ...(majorityOf(topic, minutes, rule).isReached ? [] : ['no-majority' as const]),
  ]
}

function votesOf({ votesFor, votesAgainst, abstained }: Pick<TopicTold, 'votesFor' | 'votesAgainst' | 'abstained'>): number {
  return votesFor + votesAgainst + abstained
}

/** What the register knows of the people of a village; 0 where nobody is registered. */
export interface RegisteredPeople {
  adults: number
  households: number
}

/** How the numbers of minutes contradict each other, the law or the register. */
export const contradictions = ['present-over-due', 'votes-differ', 'due-over-register', 'passed-without-quorum', 'passed-without-majority'] as const
export type Contradiction = (typeof contradictions)[number]

/** The contradictions in the numbers of minutes, in the order of the list. */
export function contradictionsOf(minutes: Pick<MinutesTold, 'due' | 'present' | 'topics'>, rule: MeetingRule, { adults, households }: RegisteredPeople): Contradiction[] {
  const { due, present, topics } = minutes
  const registered = rule.base === 'households' ? households : adults
  const passed = topics.filter(({ isPassed }) => isPassed)
  const holds: Readonly<Record<Contradiction, boolean>> = {
    'present-over-due': present > due,
    'votes-differ': topics.some((topic) => votesOf(topic) > 0 && votesOf(topic) !== present) || passed.some((topic) => votesOf(topic) === 0),
    'due-over-register': registered > 0 && due > registered,
    'passed-without-quorum': passed.length > 0 && !quorumOf(minutes, rule).isReached,
    'passed-without-majority': passed.some((topic) => !majorityOf(topic, minutes, rule).isReached),
  }
  return contradictions.filter((one) => holds[one])
}

/** What the law asks for beside numbers, and the minutes do not show. */
export const shortcomings = ['short-notice', 'few-women', 'few-representatives', 'no-signed-minutes'] as const
export type Shortcoming = (typeof shortcomings)[number]

export function shortcomingsOf({ calledOn, day, due, women, representatives, papers }: MinutesTold, rule: MeetingRule): Shortcoming[] {
  const holds: Readonly<Record<Shortcoming, boolean>> = {
    'short-notice': daysBetween(calledOn, day) < rule.noticeDays,
    'few-women': women < neededOf(rule.women, due),
    'few-representatives': representatives < neededOf(rule.representatives, due),
    'no-signed-minutes': papers.length === 0,
  }
  return shortcomings.filter((one) => holds[one])
}

/** The last day of a notice that hangs for so many days from a day on. */
export function noticeEnd(from: Day, days: number): Day {
  return addDays(from, days - 1)
}

/** The first day of the period in which a body is to meet; null where it is not. */
export function periodStart(owed: Owed, today: Day): Day | null {
  const year = today.slice(0, 4)
  const month = Number(today.slice(5, 7))
  switch (owed) {
    case 'no':
      return null
    case 'month':
      return `${today.slice(0, 7)}-01`
    case 'quarter':
      return `${year}-${String(month - ((month - 1) % 3)).padStart(2, '0')}-01`
    case 'year':
      return `${year}-01-01`
  }
}

/** The last day of the quarter of a day: until then what is owed of it can be held. */
export function quarterEnd(today: Day): Day {
  const month = Number(today.slice(5, 7))
  const last = month + 2 - ((month - 1) % 3)
  const next = last === 12 ? `${Number(today.slice(0, 4)) + 1}-01-01` : `${today.slice(0, 4)}-${String(last + 1).padStart(2, '0')}-01`
  return addDays(next, -1)
}
