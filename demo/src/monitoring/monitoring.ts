import { identifierNamed } from '@lookback/core/kernel'
import type { VisitTold } from '@lookback/core/monitoring'
import type { Household } from '@lookback/core/register'
import type { MinutesTold, TopicTold } from '@lookback/core/village-meetings'
import type { Staff } from '../people/staff.ts'
import { hasMet } from '../village-meetings/village-meetings.ts'

/** A step of one tier's opinion. */
interface Opinion {
  at: string
  person: string
  stage: string
  text: string
  /** It is not agreed to, but declined. */
  declines?: boolean
}

/** A meeting that appraised the household, its notice, and the day on which it was over. */
export interface AppraisedAt {
  stage: string
  meeting: string
  notice: string
  writtenAt: string
  postedAt: string
  endedAt: string
  told: MinutesTold
  decided: string
  place: string
}

/** A household that is monitored or shall be, and how far it has come. */
export interface MonitoringStory {
  id: string
  household: string
  village: string
  secretary: string
  clue: { at: string; kind: string; day: string; text: string }
  visit: { at: string; stage: string; told: VisitTold } | null
  appraised: AppraisedAt | null
  opinions: readonly Opinion[]
}

export interface DemoMonitoring {
  stories: readonly MonitoringStory[]
}

const named = (...words: string[]) => identifierNamed('demo monitoring', ...words)

/** How far cases have come by the day of the demo: the days of clue, visit, meeting, end of notice, township and county; empty where it has not come so far. */
interface Way {
  households: number
  clue: string
  visit?: string
  met?: string
  over?: string
  township?: string
  county?: string
  refusesConsent?: boolean
  isDeclined?: boolean
}

/** Taken up in time; too late; declined; with the township too long; with the county; before the meeting; without consent; not visited in time; just come in. */
const ways: readonly Way[] = [
  { households: 6, clue: '04-16', visit: '04-17', met: '04-18', over: '04-24', township: '04-26', county: '04-29' },
  { households: 3, clue: '04-05', visit: '04-07', met: '04-14', over: '04-20', township: '04-24', county: '04-28' },
  { households: 3, clue: '04-14', visit: '04-15', met: '04-17', over: '04-23', township: '04-27', isDeclined: true },
  { households: 4, clue: '04-18', visit: '04-19', met: '04-22', over: '04-28' },
  { households: 4, clue: '04-24', visit: '04-25', met: '04-26', over: '05-02', township: '05-05' },
  { households: 4, clue: '05-01', visit: '05-02' },
  { households: 2, clue: '04-29', visit: '05-01', refusesConsent: true },
  { households: 5, clue: '05-01' },
  { households: 4, clue: '05-06' },
]

/** What befell households, by which risk, and what was found there. */
const cases = [
  ['农户自主申报', '因病', '户主查出肾病，每个月透析花四千多', '每周透析三次，老伴照看，没法出去做工，去年的存款花完了'],
  ['网格员走访', '因灾', '四月大雨冲了烤房，一季的烟叶没了', '烤房塌了半边，烟苗泡了水，欠农资店八千多'],
  ['部门预警', '因病', '医保局推送：一季度住院自付两万多', '儿媳妇难产住院，报销以后还自付两万三，钱是借的'],
  ['干部走访', '就业不稳', '在广东的鞋厂停工，两口子都回来了', '两个人从正月在家到现在，没有别的收入，孩子上小学'],
  ['农户自主申报', '因学', '两个孩子一个高中一个大专，学费生活费凑不齐', '大的读大专一年要一万五，小的高三，靠父亲一个人做泥工'],
  ['网格员走访', '因意外', '男的在工地摔断了腿，老板只给了五千', '腿上打了钢板，半年做不了重活，女的带两个小的'],
  ['部门预警', '因残', '残联推送：新评定二级肢体残疾', '户主中风以后走不了路，评了二级，低保还没有办'],
  ['干部走访', '产业失败', '养的一百多只鸭发病死了大半', '鸭棚空了，贷款还有三万没有还，准备外出找活'],
  ['部门预警', '缺劳动力', '公安推送：家里主要劳力去世', '儿子三月出车祸走了，剩两个老人带孙子'],
] as const

/** What was said at appraisals, and how they ended: every village has its own words. */
const spoken = [
  '组长把他家的田土、务工一样一样讲了', '隔壁两户当场作证，日子确实难', '有人问亲戚帮没帮，会计答了', '驻村队员念了入户记录，还看了单据', '老支书说前年也遇到过，当时没有报', '妇女主任讲了孩子上学的花销', '大家看了照片，问了欠谁的钱',
] as const
const resolved = ['明天贴到村口的公开栏', '名单由文书写好、盖章再贴', '包户的干部先去跑救助', '会后再去他家说清楚怎么办', '每个月来看一回'] as const

const opinions = ['材料和入户看到的一致，同意上报', '核过医保和工资，收入够不上，同意上报', '到家看过，情况属实，同意上报'] as const
const decisions = ['同意纳入，乡镇定帮扶措施，每月入户', '同意纳入，先办临时救助，再落实公益岗', '同意纳入，医保和民政跟进'] as const
const declined = ['儿子在县城有固定工作，按月给钱，没有风险', '保险公司赔了八万，欠账都还了', '两口子已经在园区上班，收入稳定'] as const

/** How households come to be monitored; each village of some has one. */
export function monitoringOf({ townships, villages, office }: Staff, households: readonly Pick<Household, 'number' | 'village' | 'monitoredClass' | 'riskRemoved'>[]): DemoMonitoring {
  const all = [...villages].map(([village, people]) => ({ village, secretary: people[0] ?? '' }))
  const atRisk = new Map<string, { number: string; object: string }>()
  for (const { number, village, monitoredClass, riskRemoved } of households) {
    const object = monitoredClass === 'unstable' ? '脱贫不稳定户' : monitoredClass === 'marginal' ? '边缘易致贫户' : null
    if (object !== null && riskRemoved === false && !atRisk.has(village)) atRisk.set(village, { number, object })
  }
  // Villages that held no meeting this year hold none for this either.
  const places = all.filter(({ village }, index) => hasMet(index) && atRisk.has(village))
  const [clerk = ''] = office
  const order = ways.flatMap((way) => Array.from({ length: way.households }, () => way))
  return {
    stories: order.flatMap((way, index) => {
      const place = places[index * 5 + 1]
      const home = place && atRisk.get(place.village)
      if (!place || !home) return []
      return [storyOf(way, index, place, home, townships.get(place.village.slice(0, 9))?.lead ?? '', clerk)]
    }),
  }
}

function storyOf(way: Way, index: number, { village, secretary }: { village: string; secretary: string }, { number, object }: { number: string; object: string }, lead: string, clerk: string): MonitoringStory {
  const [kind = '农户自主申报', risk = '其他', text = '', found = ''] = cases[index % cases.length] ?? []
  const day = (short: string) => `2020-${short}`
  const at = (short: string, hour: string) => `${day(short)}T${hour}:00.000Z`
  const township = way.township === undefined ? [] : [{
    at: at(way.township, '02:30'), person: lead, stage: '乡镇初审', text: (way.isDeclined ? declined : opinions)[index % 3] ?? '', ...(way.isDeclined && { declines: true }),
  }]
  const county = way.county === undefined ? [] : [{ at: at(way.county, '03:00'), person: clerk, stage: '县级审定', text: decisions[index % 3] ?? '' }]
  return {
    id: named('case', number), household: number, village, secretary, clue: { at: at(way.clue, '08:00'), kind, day: day(way.clue), text },
    visit: way.visit === undefined ? null : {
      at: at(way.visit, '09:00'), stage: '入户核实',
      told: {
        day: day(way.visit), visitors: ['村里网格员', '驻村队员'], found: way.refusesConsent ? `${found}；户主说不想查银行账户` : found, consents: !way.refusesConsent, signer: way.refusesConsent ? '' : '户主本人', object, risk, fulfilled: [], removedBy: '',
      },
    },
    appraised: way.met === undefined || way.over === undefined ? null : {
      stage: '评议公示',
      meeting: named('meeting', village), notice: named('notice', village), writtenAt: at(way.met, '14:00'), postedAt: at(way.met, '15:00'), endedAt: at(way.over, '01:00'),
      told: appraisalOf(village, day(way.met), text, index), decided: `同意纳入监测，${object}，${risk}`, place: '村部公开栏',
    },
    opinions: [...township, ...county],
  }
}

/** An appraisal in the village's own words. */
function appraisalOf(village: string, day: string, text: string, index: number): MinutesTold {
  const topic: TopicTold = {
    title: '评议监测对象', source: '网格员提议', resolution: `${text}。${spoken[index % spoken.length] ?? ''}，${resolved[index % resolved.length] ?? ''}，同意纳入监测`, ballot: 'hands', votesFor: 12, votesAgainst: 0, abstained: 0, isPassed: true,
    notice: '评议公示', households: [],
  }
  return {
    village, group: '', body: '评议会', base: 'members', calledOn: day, day, startsAt: '20:00', place: '村部会议室', chair: '村支部书记', recorder: '村文书', tellers: '村务监督委员会主任', township: '包村干部', due: 15, present: 12, women: 0, representatives: 0,
    topics: [topic], photos: [], papers: [],
  }
}
