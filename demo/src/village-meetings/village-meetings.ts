import { identifierNamed } from '@lookback/core/kernel'
import type { Household } from '@lookback/core/register'
import type { MinutesTold, Objector, TopicTold } from '@lookback/core/village-meetings'
import type { Staff } from '../people/staff.ts'

/** Something about the meetings of villages, at its hour; households are told by their number. */
export type VillageMeetingEvent = { at: string; person: string } & (
  | { kind: 'minutes'; id: string; told: MinutesTold; concerned: readonly { number: string; decided: string }[] }
  | { kind: 'notice'; id: string; meeting: string; topic: number; place: string; from: string }
  | { kind: 'photographed'; notice: string }
  | { kind: 'end'; notice: string }
  | { kind: 'objection'; id: string; notice: string; day: string; text: string; objector: Objector }
  | { kind: 'answer'; objection: string; text: string }
  | { kind: 'remark'; meeting: string; text: string }
)

const named = (...words: string[]) => identifierNamed('demo village meeting', ...words)

/** A title and what is resolved. */
type Matter = readonly [string, string]

/** What villages talk about: three of these are the topics' text of one village, and no other village has the same three. */
const matters = [
  ['修路', '三组到四组的入户路先修，砂石由村里出，劳力各组自己组织'], ['饮水', '二组水池漏水，请水利站来人看过再定换管还是补漏'], ['环境卫生', '每月十五号全村打扫，各户门前自己负责，评出最干净的五户'],
  ['油茶基地', '荒山八十亩流转给合作社种油茶，租金一年一付，按户分到存折'], ['公益岗位', '护林员缺两名，优先让家里有劳力出不去的脱贫户干'], ['危房', '住危房的由驻村队员带着到户看，够条件的这个月报到镇里'],
  ['医保', '没缴医保的逐户上门，家里困难的问清楚原因报镇里'], ['上学', '辍学在家的由班主任和帮扶人一起去劝，劝一次记一次'], ['低保', '低保对象重新评一遍，收入变好的退出，漏掉的补上'],
  ['养牛', '养牛大户带五户，小牛先赊，卖了再还，村里担保'], ['移民搬迁', '搬到集镇的七户旧房下月拆完，宅基地复垦种菜'], ['村集体收入', '光伏收入先发公益岗位工资，余下的修水渠'], ['红白喜事', '酒席不超过十五桌，村里理事会管，党员先带头'], ['防火', '清明前后进山不许带火，护林员守路口，谁家烧荒谁家赔'],
] as const satisfies readonly Matter[]

/** Which three matters a village has: another three for each. */
function threeOf(index: number): Matter[] {
  const count = matters.length
  const steps = count - 4
  // Around the circle of matters, three with gaps that no other three have.
  const [first, second, third] = [index % count, 2 + Math.floor(index / count) % steps, 1 + Math.floor(index / count / steps)]
  return [first, (first + second) % count, (first + second + third) % count].map((place) => matters[place] ?? matters[0])
}

function topicOf(present: number, [title, resolution]: Matter, more: Partial<TopicTold> = {}): TopicTold {
  return { title: `研究${title}`, source: '村两委提议', resolution, ballot: 'hands', votesFor: present - 1, votesAgainst: 0, abstained: 1, isPassed: true, notice: null, households: [], ...more }
}

function minutes(village: string, day: string, topics: readonly TopicTold[], more: Partial<MinutesTold> = {}): MinutesTold {
  return {
    village, group: '', body: '村民代表会议', base: 'members', calledOn: day, day, startsAt: '19:30', place: '村部会议室', chair: '村支部书记', recorder: '村文书', tellers: '村务监督委员会主任', township: '', due: 30, present: 24,
    women: 11, representatives: 25, topics: [...topics], photos: [], papers: [], ...more,
  }
}

/** Of so many villages one has held no meeting this year. */
const EVERY = 20
const NONE_AT = 7

/**
 * The year's meetings of the villages: some villages held none, one has numbers that contradict, two have copied theirs, the first has a notice that runs
 * with an objection and one whose days are over, and another's has ended.
 */
export function villageMeetingsOf({ villages, townships }: Staff, households: readonly Pick<Household, 'number' | 'village'>[]): VillageMeetingEvent[] {
  const all = [...villages].map(([village, people]) => ({ village, secretary: people[0] ?? '' }))
  const held = all.flatMap((one, index) => (hasMet(index) ? [{ ...one, index }] : []))
  const events = held.map(({ village, secretary, index }): VillageMeetingEvent => {
    // Two in five have last met in March, the others within the last eight weeks.
    const day = index % 5 < 2 ? `2020-03-${String(2 + index % 10).padStart(2, '0')}` : `2020-04-${String(1 + index % 28).padStart(2, '0')}`
    return {
      kind: 'minutes', id: named('minutes', village), at: `${day}T14:30:00.000Z`, person: secretary, concerned: [],
      told: minutes(village, day, threeOf(index).map((matter) => topicOf(24, matter))),
    }
  })
  const [first, second, third, fourth, fifth] = held
  const [township] = [...townships.values()]
  if (!first || !second || !third || !fourth || !fifth || !township) throw new Error('the demo county has too few villages')
  const numbersIn = ({ village: of }: Held) => households.filter(({ village }) => village === of).map(({ number }) => number)
  return [...events, ...copies(third, fourth), contradiction(second), ...noticesOf(first, township.lead, numbersIn(first)), ...endedOf(fifth, township.lead, numbersIn(fifth))]
    .sort((one, other) => Date.parse(one.at) - Date.parse(other.at))
}

/** Whether a village, by its place among all of them, has met this year. */
export function hasMet(index: number): boolean {
  return index % EVERY !== NONE_AT
}

interface Held {
  village: string
  secretary: string
  index: number
}

/** One village takes over what another wrote, and one its own of before. */
function copies(one: Held, other: Held): VillageMeetingEvent[] {
  const copied = ({ village, secretary }: Held, day: string): VillageMeetingEvent => ({
    kind: 'minutes', id: named('copied', village), at: `${day}T14:30:00.000Z`, person: secretary, concerned: [], told: minutes(village, day, threeOf(other.index).map((matter) => topicOf(24, matter))),
  })
  return [copied(one, '2020-05-05'), copied(other, '2020-05-04')]
}

/** Fewer were there than voted, and no quorum either. */
function contradiction({ village, secretary }: Held): VillageMeetingEvent {
  const topic = topicOf(24, ['道路养护', '各组出一名养护员，工钱从村集体里出，半年评一次'])
  return { kind: 'minutes', id: named('contradicting', village), at: '2020-05-03T14:30:00.000Z', person: secretary, concerned: [], told: minutes(village, '2020-05-03', [topic], { present: 17 }) }
}

function appraise(village: string, day: string, text: string): MinutesTold {
  return minutes(village, day, [topicOf(12, ['低保对象', text], { notice: '评议公示', ballot: 'secret', votesFor: 11, abstained: 1 })], { body: '评议会', due: 15, present: 12, women: 0, representatives: 0 })
}

/** An appraisal whose notice hung for its days, had an objection that was answered, and ended. */
function endedOf({ village, secretary }: Held, lead: string, numbers: readonly string[]): VillageMeetingEvent[] {
  const [april, notice, objection] = [named('ended meeting', village), named('ended', village), named('ended objection', village)]
  return [
    { kind: 'minutes', id: april, at: '2020-04-20T14:00:00.000Z', person: secretary, told: appraise(village, '2020-04-20', '一户男的摔伤半年做不了工，同意纳入低保'), concerned: [{ number: numbers[0] ?? '', decided: '同意纳入低保' }] },
    { kind: 'notice', id: notice, at: '2020-04-21T01:00:00.000Z', person: secretary, meeting: april, topic: 1, place: '村部公开栏', from: '2020-04-21' },
    { kind: 'photographed', at: '2020-04-21T01:10:00.000Z', person: secretary, notice },
    { kind: 'objection', id: objection, at: '2020-04-23T02:00:00.000Z', person: lead, notice, day: '2020-04-22', text: '听说他买了摩托车', objector: { name: '舒有惑', phone: '10000000017' } },
    { kind: 'answer', objection, at: '2020-04-24T02:00:00.000Z', person: secretary, text: '车是他兄弟的，放在他家，驾驶证也查了' },
    { kind: 'end', at: '2020-04-26T01:00:00.000Z', person: secretary, notice },
  ]
}

/** The first village's appraisal: a notice that runs with an objection, and one whose days are over, its objection answered. */
function noticesOf({ village, secretary }: Held, lead: string, numbers: readonly string[]): VillageMeetingEvent[] {
  const [april, may, over, running] = [named('april', village), named('may', village), named('over', village), named('running', village)]
  const [answered, open] = [named('answered', village), named('open', village)]
  const [one = '', two = '', three = ''] = numbers
  return [
    { kind: 'minutes', id: april, at: '2020-04-27T14:00:00.000Z', person: secretary, told: appraise(village, '2020-04-27', '两户家里有重病人，收入够不上低保线，同意按程序报批'), concerned: [{ number: one, decided: '同意纳入低保' }, { number: two, decided: '同意提高补助档次' }] },
    { kind: 'notice', id: over, at: '2020-04-28T01:00:00.000Z', person: secretary, meeting: april, topic: 1, place: '村部公开栏', from: '2020-04-28' },
    { kind: 'objection', id: answered, at: '2020-04-30T02:00:00.000Z', person: lead, notice: over, day: '2020-04-29', text: '有一户儿子在外面打工挣钱，没有算进去', objector: { name: '龙有问', phone: '10000000015' } },
    { kind: 'answer', objection: answered, at: '2020-05-02T02:00:00.000Z', person: secretary, text: '儿子已经分户三年，户口和开支都分开，镇里核过' },
    { kind: 'minutes', id: may, at: '2020-05-04T14:00:00.000Z', person: secretary, told: appraise(village, '2020-05-04', '一户今年盖了新房，日子好过了，同意退出低保，原因当面说清楚'), concerned: [{ number: three, decided: '同意退出低保' }] },
    { kind: 'notice', id: running, at: '2020-05-05T01:00:00.000Z', person: secretary, meeting: may, topic: 1, place: '村部公开栏', from: '2020-05-05' },
    { kind: 'objection', id: open, at: '2020-05-06T08:00:00.000Z', person: secretary, notice: running, day: '2020-05-06', text: '房子是亲戚帮着盖的，自己没有钱，退出太早', objector: { name: '吴不服', phone: '10000000016' } },
    { kind: 'remark', meeting: may, at: '2020-05-06T09:00:00.000Z', person: lead, text: '请把签字的会议记录拍照传上来' },
  ]
}
