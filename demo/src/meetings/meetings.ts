import type { DecisionAct, FigureChoice, MeetingRecord, MeetingTerms, WrittenAttendance, WrittenCommitment, WrittenDecision } from '@lookback/core/meetings'
import type { SharedAct, SharedAbout, Shares } from '@lookback/core/shared-work'
import { identifierNamed } from '@lookback/core/kernel'
import { county } from '../county.ts'
import { idOf } from '../indicators/catalogue.ts'
import type { Staff } from '../people/staff.ts'
import { townshipUnit } from '../people/units.ts'

/** A meeting of the demo county: convened, written down, its minutes issued, and what came of what it decided. */
export interface DemoMeeting {
  id: string
  kind: string
  person: string
  convenedAt: string
  recordedAt: string
  issuedAt: string
  terms: MeetingTerms
  figures: readonly FigureChoice[]
  record: MeetingRecord
  events: readonly { id: string; at: string; person: string; decision: string; action: DecisionAct }[]
}

/** Something that units of the demo county share. */
export interface DemoShared {
  id: string
  at: string
  person: string
  about: SharedAbout
  title: string
  shares: Shares
  events: readonly { id: string; at: string; person: string; action: SharedAct }[]
}

export interface DemoMeetings {
  /** The dispatch meeting of 26 April, at which four townships promised something. */
  earlier: DemoMeeting
  /** When the day of the two commitments was over. */
  judgedAt: string
  /** What departments share; the meeting of 6 May has it on its agenda. */
  shared: DemoShared
  /** The leading group's meeting of 6 May. */
  later: DemoMeeting
}

const named = (...words: string[]) => identifierNamed('demo meeting', ...words)
/** In the order of the catalogue of places: those that had most to do in April. */
const PROMISING = 4

/** The two meetings of the case, what they decided, what was promised, and what departments share. */
export function meetingsOf(staff: Staff): DemoMeetings {
  const [office = ''] = staff.office
  const deputy = staff.accounts.find(({ loginName }) => loginName === 'leader')?.person ?? ''
  const inCharge = staff.posts.find(({ role, duty }) => role === 'leader' && duty === 'leader-in-charge')?.person ?? ''
  const closers = [inCharge, deputy]
  const townships = [...staff.townships].slice(0, PROMISING)
  const nameOf = (person: string) => staff.people.find(({ id }) => id === person)?.name ?? ''
  const titleOf = (person: string) => staff.posts.find((post) => post.person === person)?.title ?? ''
  const department = (code: string) => staff.departments.get(code) ?? ''
  const attendance = (meeting: string, absent: string): WrittenAttendance[] => {
    const came = (unit: string, person: string): WrittenAttendance => ({
      id: named(meeting, 'attendance', unit), unit, person, name: nameOf(person), title: titleOf(person), isPresent: unit !== absent, reason: unit === absent ? '到州里开会，请了假，由办公室人员听会' : '',
    })
    return [
      came('leading-group', deputy), came('office', office), ...['housing', 'education', 'transport', 'medical-insurance'].map((code) => came(code, department(code))),
      ...townships.map(([region, { lead }]) => came(townshipUnit(region), lead)),
    ]
  }
  const decision = (key: string, text: string, lead: string, co: string[], dueOn: string | null, more: Partial<WrittenDecision> = {}): WrittenDecision =>
    ({ id: named('decision', key), text, about: null, lead, co, dueOn, isUrged: true, isForInformation: false, closers: [...closers], ...more })
  const commitment = (index: number, text: string, more: Partial<WrittenCommitment>): WrittenCommitment => {
    const [region = '', { lead = '' } = {}] = townships[index] ?? []
    return { id: named('commitment', String(index)), unit: townshipUnit(region), speaker: `${titleOf(lead)} ${nameOf(lead)}`, text, promised: null, day: null, ...more }
  }
  const of = (index: number, figure: FigureChoice['figure']): FigureChoice => ({ figure, indicator: null, subject: { kind: 'township', code: townships[index]?.[0] ?? '' } })
  const whole = (figure: FigureChoice['figure'], indicator: string | null = null): FigureChoice => ({ figure, indicator, subject: { kind: 'county', code: county.code } })
  const units = ['housing', 'education', 'transport', 'medical-insurance', ...townships.map(([region]) => townshipUnit(region))]
  const moved = named('decision', 'moved')
  const roads = idOf('R01')
  const sharedMatter = named('shared', 'roads')
  return {
    judgedAt: '2020-05-05T16:00:00.000Z',
    earlier: {
      id: named('earlier'), kind: 'dispatch', person: office, convenedAt: '2020-04-26T01:30:00.000Z', recordedAt: '2020-04-26T09:00:00.000Z', issuedAt: '2020-04-26T10:00:00.000Z',
      terms: {
        title: '“回头看”整改调度会', day: '2020-04-26', startsAt: '15:00', place: '县政府三楼会议室', chair: '县委副书记',
        agenda: [{ id: named('earlier', 'agenda', '1'), text: '听取县级普查和整改进度', about: null }, { id: named('earlier', 'agenda', '2'), text: '排名靠后的乡镇表态', about: null }], units,
      },
      figures: [whole('found'), whole('closedShare'), whole('overdue')],
      record: {
        attendance: attendance('earlier', ''),
        decisions: [
          decision('moved', '建房未入住的逐户建台账，一户一个办法，台账报县办', townshipUnit(townships[0]?.[0] ?? ''), ['housing'], '2020-05-05'),
          decision('rolls', '失学辍学的孩子逐人核实学籍，名单对得上', 'education', townships.slice(0, 2).map(([region]) => townshipUnit(region)), '2020-05-06'),
        ],
        commitments: [
          commitment(0, '五月五日前销号率达到五成', { promised: { ...of(0, 'closedShare'), direction: 'at-least', target: 50 }, day: '2020-05-05' }),
          commitment(1, '五月五日前销号率达到五成', { promised: { ...of(1, 'closedShare'), direction: 'at-least', target: 50 }, day: '2020-05-05' }),
          commitment(2, '五月底前没有超时限的问题', { promised: { ...of(2, 'overdue'), direction: 'at-most', target: 0 }, day: '2020-05-31' }),
          commitment(3, '回去以后马上研究，加快推进，确保不拖全县后腿', {}),
        ],
      },
      events: [
        { id: named('moved', 'report'), at: '2020-05-04T02:00:00.000Z', person: townships[0]?.[1].lead ?? '', decision: moved, action: { act: 'report', text: '台账建好，逐户写明原因和办法，已经报县办' } },
        { id: named('moved', 'first'), at: '2020-05-04T08:00:00.000Z', person: inCharge, decision: moved, action: { act: 'endorse', text: '抽看了三户，对得上' } },
        { id: named('moved', 'second'), at: '2020-05-05T02:00:00.000Z', person: deputy, decision: moved, action: { act: 'endorse', text: '' } },
      ],
    },
    shared: {
      id: sharedMatter, at: '2020-04-20T02:00:00.000Z', person: office, about: { kind: 'indicator', id: roads }, title: '自然村通水泥路：立项、用地、施工一起办',
      shares: { lead: 'transport', co: ['development', 'housing', 'agriculture'] },
      events: [
        { id: named('wait', 'approval'), at: '2020-04-21T02:00:00.000Z', person: department('transport'), action: { act: 'wait', waiting: 'transport', waitedOn: 'development', text: '第二批通组路的立项批复', since: '2020-04-15' } },
        { id: named('wait', 'materials'), at: '2020-04-22T02:00:00.000Z', person: department('transport'), action: { act: 'wait', waiting: 'transport', waitedOn: 'housing', text: '安置点外接路的设计图', since: '2020-04-18' } },
        { id: named('answer', 'materials'), at: '2020-04-27T02:00:00.000Z', person: department('housing'), action: { act: 'answer', wait: named('wait', 'materials'), text: '设计图已经送到，缺的两段本周补' } },
        { id: named('wait', 'list'), at: '2020-05-06T01:00:00.000Z', person: department('agriculture'), action: { act: 'wait', waiting: 'agriculture', waitedOn: 'housing', text: '产业路要衔接的安置点路段清单', since: '2020-05-06' } },
        { id: named('wait', 'entry'), at: '2020-05-06T01:30:00.000Z', person: department('housing'), action: { act: 'wait', waiting: 'housing', waitedOn: 'transport', text: '安置点外接路哪天进场', since: '2020-05-04' } },
      ],
    },
    later: {
      id: named('later'), kind: 'leading-group', person: office, convenedAt: '2020-05-06T06:30:00.000Z', recordedAt: '2020-05-06T09:30:00.000Z', issuedAt: '2020-05-06T12:00:00.000Z',
      terms: {
        title: '听取两轮核查情况，部署整改', day: '2020-05-06', startsAt: '15:00', place: '县政府三楼会议室', chair: '县委书记',
        agenda: [
          { id: named('later', 'agenda', '1'), text: '宣读上次表态兑现情况', about: null }, { id: named('later', 'agenda', '2'), text: '通报两轮核查和整改进度', about: null },
          { id: named('later', 'agenda', '3'), text: '自然村通水泥路：几个部门一起办的事', about: { kind: 'sharedMatter', id: sharedMatter } }, { id: named('later', 'agenda', '4'), text: '排名靠后的乡镇表态', about: null },
        ],
        units,
      },
      figures: [
        whole('found'), whole('closedShare'), whole('open'), whole('overdue'), whole('falseReports'), whole('coverage'), whole('indicator', roads), whole('indicator', idOf('R02')), whole('indicator', idOf('M01')),
        ...townships.map((_, index) => of(index, 'closedShare')),
      ],
      record: {
        attendance: attendance('later', 'medical-insurance'),
        decisions: [
          decision('roads', '第二批通组路立项批复 5 月 9 日前办完，交通、发改、住建同步进场', 'transport', ['development', 'housing'], '2020-05-09', { about: { kind: 'sharedMatter', id: sharedMatter } }),
          decision('false', '报了已入住、普查没有入住的，逐户查清谁报的、谁核的', townshipUnit(townships[0]?.[0] ?? ''), townships.slice(1).map(([region]) => townshipUnit(region)), '2020-05-15'),
          decision('insured', '没有参保的逐人核实原因，能参的当天办', 'medical-insurance', [], null),
          decision('told', '州里关于挂牌督战的要求，各单位阅知', 'office', ['housing', 'education', 'transport'], null, { isForInformation: true, closers: [] }),
        ],
        commitments: [
          { ...commitment(1, '五月二十日前销号率达到七成', { promised: { ...of(1, 'closedShare'), direction: 'at-least', target: 70 }, day: '2020-05-20' }), id: named('commitment', 'later') },
        ],
      },
      events: [],
    },
  }
}
