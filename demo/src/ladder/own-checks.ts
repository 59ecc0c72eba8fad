import type { OwnCheckTold } from '@lookback/core/ladder'
import { identifierNamed } from '@lookback/core/kernel'
import type { LeaderInvolvement } from '@lookback/core/problems'
import type { Staff } from '../people/staff.ts'

/** Something that a leader did in person, at its hour. */
export type OwnCheckEvent = { at: string; person: string } & (
  /** On the problems of a place that are past their day for longest. */
  | { kind: 'problems'; region: string; count: number; how: LeaderInvolvement; note: string }
  | { kind: 'own'; id: string; told: OwnCheckTold }
)

const named = (...words: string[]) => identifierNamed('demo own check', ...words)

/**
 * What leaders of the county checked, took in hand and supervised in the first days of May: one did all that is owed, two did some of it,
 * the others only listened and reported (一听了之、一报了之).
 */
export function ownChecksOf(staff: Staff): OwnCheckEvent[] {
  const deputy = staff.accounts.find(({ loginName }) => loginName === 'leader')?.person ?? ''
  const inCharge = staff.posts.filter(({ role, duty }) => role === 'leader' && duty === 'leader-in-charge')
  const [first, second] = inCharge
  const village = staff.posts.find(({ duty, region }) => duty === 'village-lead' && region.startsWith(first?.region ?? '-'))?.region
  if (!first || !second || village === undefined) throw new Error('the demo county has too few leaders')
  const problems = (at: string, { person, region }: typeof first, count: number, how: LeaderInvolvement, note: string): OwnCheckEvent => ({ kind: 'problems', at, person, region, count, how, note })
  return [
    problems('2020-05-03T02:30:00.000Z', first, 3, 'verified', '到户看了，和上报的不一样，灶台是冷的'),
    problems('2020-05-04T03:00:00.000Z', first, 1, 'led', '和镇村一起定了办法，分三步走，我盯到底'),
    problems('2020-05-06T09:00:00.000Z', first, 1, 'supervised', '晚上又去看了一次，人已经住进去'),
    { kind: 'own', at: '2020-05-05T12:00:00.000Z', person: first.person, id: named('evening'), told: { way: 'verified', village, on: '2020-05-05', seen: '晚上走了四户，三户亮着灯，一户没有人住', witness: '村支部书记', photos: [] } },
    problems('2020-05-05T02:00:00.000Z', second, 1, 'verified', '到户看了，水通了，房子还没有搬'),
    problems('2020-05-06T02:00:00.000Z', { ...second, person: deputy }, 1, 'supervised', '现场督办，明天再报'),
  ]
}
