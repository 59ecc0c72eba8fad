import type { Condition, ListedKind, SupervisionAct } from '@lookback/core/supervision'
import { identifierNamed } from '@lookback/core/kernel'
import { county } from '../county.ts'
import type { Staff } from '../people/staff.ts'

/** How something that the rules propose is put on the list of the demo county; which place or department it is, its records say. */
export interface DemoListing {
  id: string
  at: string
  kind: ListedKind
  /** Which one; where it is not said, the sternest of its kind that the rules propose. */
  code?: string
  /** In the office's own words, beside what the rules say or in their place. */
  furtherReason?: string
  team: string
  /** What is said of each content, in their order. */
  contents: readonly string[]
  conditions: readonly Condition[]
  furtherCondition: string
  events: readonly { id: string; at: string; person: string; action: SupervisionAct }[]
}

/** What the office put on the list: a township once the first round was over, the others after the meeting of 6 May. */
export interface DemoSupervision {
  /** When the clock froze the weeks of what was on the list then. */
  weeksAt: readonly string[]
  person: string
  until: string
  /** The county leader in charge of a place, or the deputy secretary. */
  leadOf: (region: string) => { person: string; name: string }
  listings: readonly DemoListing[]
}

const named = (...words: string[]) => identifierNamed('demo supervision', ...words)
/** The department that is listed. */
export const listedDepartment = named('department')
const EVENING = '2020-05-06T12:30:00.000Z'
const AFTER_FIRST_ROUND = '2020-04-15T02:00:00.000Z'
const AFTER_MEETING = '2020-05-06T10:30:00.000Z'

/** Two townships, a village and a department, each with a team that stands there; one of the teams has been there the same evening. */
export function supervisionOf(staff: Staff): DemoSupervision {
  const deputy = staff.accounts.find(({ loginName }) => loginName === 'leader')?.person ?? ''
  const nameOf = (person: string) => staff.people.find(({ id }) => id === person)?.name ?? ''
  const [checker = ''] = staff.supervision
  const township = (key: string, at: string, team: string, events: DemoListing['events'], more: Partial<DemoListing> = {}): DemoListing => ({
    id: named(key), at, kind: 'township', team, events, ...more,
    contents: ['建房未入住、饮水、控辍、医保逐户过筛', '返乡没有找到活的逐人对岗位', '搬进去没有、住不住得稳', '不稳定户、边缘户逐户定帮扶措施', '两轮查出的问题逐个销号，不许字面整改'],
    conditions: [{ measure: 'open', to: 0.1 }, { measure: 'overdue', to: 0 }], furtherCondition: '新的一轮抽查，问题发生率降到 2% 以下',
  })
  const [ownVillage = ''] = staff.villages.keys()
  const evening = named('check', 'evening')
  return {
    weeksAt: ['2020-04-19T23:00:00.000Z', '2020-04-26T23:00:00.000Z', '2020-05-03T23:00:00.000Z'], person: staff.office[0] ?? '', until: '2020-06-05',
    leadOf: (region) => {
      const person = staff.posts.find((post) => post.role === 'leader' && post.region !== county.code && region.startsWith(post.region))?.person ?? deputy
      return { person, name: nameOf(person) }
    },
    listings: [
      township('first', AFTER_FIRST_ROUND, 'supervision-1', [
        { id: evening, at: '2020-05-06T11:00:00.000Z', person: checker, action: { act: 'send', form: 'unannounced', day: '2020-05-06', team: 'supervision-1', villages: [], overReason: '' } },
        {
          id: named('report', 'evening'), at: EVENING, person: checker,
          action: {
            act: 'report', check: evening, people: '县督导第1组 2 人', households: 6, found: '报了已入住的 6 户里 2 户锁着门，灶台是冷的', handedOver: '镇里明早 8 点前逐户说清楚，3 天内搬进去',
            solved: '1 户水管接头当场换好', openings: [],
          },
        },
        { id: named('check', 'next'), at: '2020-05-06T13:00:00.000Z', person: checker, action: { act: 'send', form: 'team', day: '2020-05-07', team: 'supervision-1', villages: [], overReason: '' } },
      ]),
      township('second', AFTER_MEETING, 'supervision-2', []),
      {
        ...township('village', AFTER_MEETING, 'supervision-1', []), kind: 'village', code: ownVillage, furtherReason: '5 月 6 日会议点名：四户群众先后来信反映报了入住、没有人住',
        conditions: [{ measure: 'open', to: 0.1 }, { measure: 'overdue', to: 0 }],
      },
      {
        id: listedDepartment, at: AFTER_MEETING, kind: 'department', code: 'housing', team: 'supervision-2', events: [],
        contents: ['本行业“两不愁三保障”短板逐项补', '本行业项目用工先用贫困劳力', '安置点的路、水、房本行业那部分', '不稳定户本行业的帮扶到户', '本行业超时限的问题逐个销号'],
        conditions: [{ measure: 'red-indicators', to: 0 }, { measure: 'overdue', to: 0 }], furtherCondition: '',
      },
    ],
  }
}
