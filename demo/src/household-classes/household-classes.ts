import { identifierNamed } from '@lookback/core/kernel'
import type { Household } from '@lookback/core/register'
import type { MinutesTold, TopicTold } from '@lookback/core/village-meetings'
import type { Staff } from '../people/staff.ts'

/** A row of a township's table. */
export interface ClassRow {
  number: string
  class: string
  day: string
  reason: string
}

/** A table that a township brought. */
export interface ClassTable {
  at: string
  person: string
  rows: readonly ClassRow[]
}

/** What visits found of a household. */
export interface SeenOf {
  found: number
  hard: number
  people: number
}

/** A meeting that decided of households that had been visited, its notice, and the classes given by it. */
export interface ClassMeeting {
  village: string
  secretary: string
  id: string
  notice: string
  writtenAt: string
  postedAt: string
  endedAt: string
  /** Without the households: those are whom visits have seen by then. */
  told: MinutesTold
  /** So many households, where as many were seen. */
  households: number
  place: string
  /** What is decided of one, by what visits found: every household has its own words. */
  decide: (household: SeenOf, index: number) => { class: string; decided: string; reason: string }
}

export interface DemoHouseholdClasses {
  tables: readonly ClassTable[]
  meetings: readonly ClassMeeting[]
}

const named = (...words: string[]) => identifierNamed('demo household class', ...words)

/** What was thought of households of which nobody had asked. */
const opinions = ['劳力在外务工，收入过得去', '家里种油茶，去年卖了钱', '老人有低保，儿女按月给', '养了两头牛，年底能出栏', '房子去年修好了', '户主身体不好，挣得少', '孩子读大学，开支大', '路不好走，东西卖不出去', '新房没有装修完', '男的在县城做泥工'] as const
const classesInTurn = ['绿色', '黄色', '绿色', '橙色', '绿色', '红色', '绿色'] as const

/** What villages resolved of their households: each in its own words. */
const resolved = [
  '逐户念了入户查到的情况，有硬伤的三天一看，没有问题的按季度走', '驻村队员先讲每户的房子、吃水、收入，大家再举手，不吃大锅饭', '哪家有问题、哪家没有，按入户表一户一户过，有意见的当场说', '先看照片再评，评完念一遍，名单贴到公开栏',
] as const
/** What is said of a household, by what visits found there. */
const hard = ['房子的事没有办完，还住在旧屋里', '硬伤没有解决，住建所已经到家看过', '老屋还在漏，新房差门窗', '该享受的没有落实，正在补材料', '水管冬天冻裂，还没有接通'] as const
const ordinary = ['屋里屋外比较乱，正在帮着收拾', '明白卡和家里说的对不上，要重新填', '收入账没有记全，帮扶人在补', '院子没有硬化，排了下个月', '家里的电线老化，约了电工'] as const
const none = ['入户没有查出问题，两口子都在县里做工', '入户没有查出问题，油茶今年挂果', '入户没有查出问题，儿子在外面按月寄钱', '房子、吃水、医保都看过，没有问题', '家里养的鸡卖给合作社，日子过得去'] as const

/**
 * How households were classified: two townships by one text for all of a village, one by what it thought of each without a meeting; and four villages that
 * visited, met and gave notice.
 */
export function householdClassesOf({ townships, villages }: Staff, households: readonly Pick<Household, 'number' | 'village' | 'category'>[]): DemoHouseholdClasses {
  const [one, two, three] = [...townships].map(([code, { lead }]) => ({ code, lead }))
  if (!one || !two || !three) throw new Error('the demo county has too few townships')
  const registeredIn = (code: string) => households.filter(({ village, category }) => village.startsWith(code) && category !== 'non-poor')
  const inBulk = (code: string, name: string, day: string, reason: string) => registeredIn(code).map(({ number }): ClassRow => ({ number, class: name, day, reason }))
  const byOpinion = registeredIn(three.code).map(({ number }, index): ClassRow => ({
    number, class: classesInTurn[index % classesInTurn.length] ?? '绿色', day: `2020-04-${String(16 + index % 12)}`, reason: `${opinions[index % opinions.length] ?? ''}，${Math.floor(index / opinions.length) + 1} 组`,
  }))
  const elsewhere = [...villages].filter(([village]) => [one, two, three].every(({ code }) => !village.startsWith(code)))
  return {
    tables: [
      { at: '2020-04-20T08:00:00.000Z', person: one.lead, rows: inBulk(one.code, '绿色', '2020-04-20', '经研究，稳定脱贫') },
      { at: '2020-04-21T08:00:00.000Z', person: two.lead, rows: inBulk(two.code, '黄色', '2020-04-18', '根据平时掌握的情况') },
      { at: '2020-04-28T08:00:00.000Z', person: three.lead, rows: byOpinion },
    ],
    meetings: resolved.flatMap((resolution, index) => {
      const [village = '', people = []] = elsewhere[index * 7 + 3] ?? []
      return [meetingOf(village, people[0] ?? '', resolution, index)]
    }),
  }
}

function meetingOf(village: string, secretary: string, resolution: string, index: number): ClassMeeting {
  const topic: TopicTold = { title: '评议农户分类', source: '驻村工作队提议', resolution, ballot: 'secret', votesFor: 12 - index % 2, votesAgainst: 0, abstained: index % 2, isPassed: true, notice: '评议公示', households: [] }
  const told: MinutesTold = {
    village, group: '', body: '评议会', base: 'members', calledOn: '2020-04-28', day: '2020-04-29', startsAt: '19:30', place: '村部会议室', chair: '村支部书记', recorder: '村文书', tellers: '村务监督委员会主任', township: '包村干部', due: 15, present: 12,
    women: 0, representatives: 0, topics: [topic], photos: [], papers: [],
  }
  return {
    village, secretary, id: named('meeting', village), notice: named('notice', village), writtenAt: '2020-04-29T14:00:00.000Z', postedAt: '2020-04-30T01:00:00.000Z', endedAt: '2020-05-05T01:00:00.000Z', told, households: 8,
    place: '村部公开栏', decide,
  }
}

function decide({ hard: hardOnes, found, people }: SeenOf, index: number): ReturnType<ClassMeeting['decide']> {
  const texts = hardOnes > 0 ? hard : found > 0 ? ordinary : none
  const name = hardOnes > 0 ? '红色' : found > 1 ? '橙色' : found > 0 ? '黄色' : '绿色'
  return { class: name, decided: `定为${name}`, reason: `${texts[index % texts.length] ?? ''}，家里 ${people} 口人` }
}
