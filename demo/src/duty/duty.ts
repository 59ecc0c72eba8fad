import type { DutyAct, DutyCheckTold, FedBack, LeaveAsked } from '@lookback/core/duty'
import { identifierNamed } from '@lookback/core/kernel'
import type { ProblemAction } from '@lookback/core/problems'
import type { Staff } from '../people/staff.ts'
import { townshipUnit } from '../people/units.ts'

/** Something that happened about duty, at its hour. */
export type DutyEvent = { at: string; person: string } & (
  | { kind: 'leave'; id: string; asked: LeaveAsked }
  | { kind: 'approve'; leave: string }
  | { kind: 'check'; id: string; seenAt: string; told: DutyCheckTold; fedBack: FedBack | null }
  /** About the absence of a post at a check. */
  | { kind: 'act'; check: string; post: string; action: DutyAct }
  /** On the problem that the post has. */
  | { kind: 'problem'; post: string; action: ProblemAction }
  | { kind: 'sheet'; post: string; month: string; days: string }
)

const named = (...words: string[]) => identifierNamed('demo duty', ...words)

/** A post of a village's resident team. */
interface Resident {
  post: string
  person: string
  village: string
  unit: string
}

/**
 * The member of a resident team who was absent in March, fed back by the provincial team, reported as put right, and absent again on 15 and
 * 22 April; beside it an official trip whose slip is older than the check, and an absence of yesterday evening that waits for its answers.
 */
export function dutyOf(staff: Staff): DutyEvent[] {
  const [first] = [...staff.townships]
  if (!first) throw new Error('the demo county has no township')
  const [township, { lead, deputy, inspectors }] = first
  const residents = staff.posts.filter(({ duty, region }) => duty === 'resident-team' && region.startsWith(township))
    .map(({ id, person, region, unit }): Resident => ({ post: id, person, village: region, unit }))
  const [, absent, away, late] = residents
  const [inspector = ''] = inspectors
  const [office = '', clerk = ''] = staff.office
  const [supervisor = '', other = ''] = staff.supervision
  if (!absent || !away || !late) throw new Error('the demo township has too few villages')
  const sender = staff.departments.get(absent.unit) ?? ''
  const nameOf = (person: string) => staff.people.find(({ id }) => id === person)?.name ?? ''
  const seen = (resident: Resident, second: string, said: string, more: Partial<DutyCheckTold> = {}): DutyCheckTold => ({
    village: resident.village, second, presences: [{ post: resident.post, found: 'away', verified: 'villagers', said }], signedBy: '村支部书记', witness: '', photos: [], ...more,
  })
  const answered = (check: string, at: [string, string], texts: [string, string]): DutyEvent[] => [
    { kind: 'act', at: at[0], person: absent.person, check, post: absent.post, action: { act: 'answer', text: texts[0] } },
    { kind: 'act', at: at[1], person: sender, check, post: absent.post, action: { act: 'answer', text: texts[1] } },
  ]
  const refused = (check: string, at: string, reason: string): DutyEvent => ({ kind: 'act', at, person: office, check, post: absent.post, action: { act: 'decide', isExcused: false, reason } })
  const [march, april15, april22, trip, evening] = ['march', '15-april', '22-april', 'trip', 'evening'].map((key) => named('check', key)) as [string, string, string, string, string]
  const [older, younger] = [named('leave', 'older'), named('leave', 'younger')]
  return [
    {
      kind: 'check', id: march, at: '2020-03-20T01:30:00.000Z', seenAt: '2020-03-18T02:20:00.000Z', person: clerk, fedBack: { tier: 'province', source: '省级督查组 3 月反馈意见' },
      told: seen(absent, '省级督查组', '', { presences: [{ post: absent.post, found: 'away', verified: 'seen', said: '' }], signedBy: '' }),
    },
    ...answered(march, ['2020-03-20T09:00:00.000Z', '2020-03-21T02:00:00.000Z'], ['家里有事回了县城，没有来得及请假', '已经批评，要求马上返岗']),
    refused(march, '2020-03-23T02:00:00.000Z', '没有请假，说明不成立'),
    { kind: 'problem', at: '2020-03-23T02:30:00.000Z', person: office, post: absent.post, action: { action: 'dispatch', unit: townshipUnit(township) } },
    { kind: 'problem', at: '2020-03-23T08:00:00.000Z', person: lead, post: absent.post, action: { action: 'acknowledge' } },
    {
      kind: 'problem', at: '2020-03-27T08:00:00.000Z', person: lead, post: absent.post,
      action: {
        action: 'report', measures: [{ kind: 'policy', text: '队员已经返岗，吃住在村' }], evidence: [{ sha256: '3'.repeat(64), kind: 'photo', madeAt: '2020-03-27T07:00:00.000Z' }],
      },
    },
    { kind: 'check', id: april15, at: '2020-04-15T03:10:00.000Z', seenAt: '2020-04-15T02:40:00.000Z', person: supervisor, fedBack: null, told: seen(absent, nameOf(other), '电话里说在县里开会') },
    {
      kind: 'leave', id: younger, at: '2020-04-15T06:30:00.000Z', person: absent.person,
      asked: { post: absent.post, kind: '公出（会议、培训、调研）', from: '2020-04-15', to: '2020-04-15', reason: '到县里开会' },
    },
    ...answered(april15, ['2020-04-15T07:00:00.000Z', '2020-04-16T01:30:00.000Z'], ['到县里开会，假条下午补了', '局里当天没有安排会议']),
    refused(april15, '2020-04-17T02:00:00.000Z', '假条是查岗以后补的，局里说没有会，不算公出'),
    { kind: 'leave', id: older, at: '2020-04-20T01:00:00.000Z', person: away.person, asked: { post: away.post, kind: '公出（会议、培训、调研）', from: '2020-04-21', to: '2020-04-23', reason: '市里驻村干部培训' } },
    { kind: 'approve', at: '2020-04-20T03:00:00.000Z', person: lead, leave: older },
    { kind: 'check', id: trip, at: '2020-04-22T02:30:00.000Z', seenAt: '2020-04-22T02:10:00.000Z', person: supervisor, fedBack: null, told: seen(away, nameOf(other), '村里说去市里培训') },
    { kind: 'check', id: april22, at: '2020-04-22T08:10:00.000Z', seenAt: '2020-04-22T07:50:00.000Z', person: supervisor, fedBack: null, told: seen(absent, nameOf(other), '手机关机') },
    ...answered(april22, ['2020-04-23T02:00:00.000Z', '2020-04-23T06:00:00.000Z'], ['身体不舒服在家休息', '没有向局里报告，局里已经谈话']),
    refused(april22, '2020-04-24T02:00:00.000Z', '又没有请假，手机关机'),
    { kind: 'sheet', at: '2020-04-30T10:00:00.000Z', person: deputy, post: absent.post, month: '2020-04', days: '1-30' },
    { kind: 'sheet', at: '2020-04-30T10:10:00.000Z', person: deputy, post: away.post, month: '2020-04', days: '1-20、24-30' },
    { kind: 'sheet', at: '2020-04-30T10:20:00.000Z', person: deputy, post: late.post, month: '2020-04', days: '1-12' },
    { kind: 'check', id: evening, at: '2020-05-06T11:30:00.000Z', seenAt: '2020-05-06T11:10:00.000Z', person: inspector, fedBack: null, told: seen(late, nameOf(deputy), '说在路上', { signedBy: '', witness: '村会计' }) },
    { kind: 'act', at: '2020-05-06T13:00:00.000Z', person: late.person, check: evening, post: late.post, action: { act: 'answer', text: '送孩子上学，晚上 8 点已经回村' } },
  ]
}
