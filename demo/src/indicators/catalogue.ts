import type { Indicator } from '@lookback/core/indicators'
import { indicatorId } from '@lookback/core/indicators'
import { county } from '../county.ts'

export const year = 2020

/** The id of an indicator of the demo county. */
export function idOf(code: string): string {
  return indicatorId(county.code, year, code)
}

type Line = Pick<Indicator, 'code' | 'name' | 'dimension' | 'unit' | 'kind' | 'lead'> & Partial<Indicator>

/** The shortcomings that the account tells of (补短板), and what the software knows by itself. */
const lines: readonly Line[] = [
  {
    code: 'R01', name: '自然村通水泥（沥青）路', dimension: '基础设施', unit: '公里', kind: 'quantity', lead: 'transport', partners: ['development'],
    reportedBy: 'township', rhythm: 'week', dueDays: 1, confirmers: ['transport', 'office'], evidence: '验收单、固定点照片',
  },
  { code: 'R02', name: '林场道路', dimension: '基础设施', unit: '条', kind: 'objects', lead: 'transport', partners: ['agriculture'], computed: 'objects' },
  { code: 'H01', name: '危房改造竣工', dimension: '住房', unit: '户', kind: 'objects', lead: 'housing', computed: 'objects', evidence: '竣工照片、验收表' },
  {
    code: 'H02', name: '危房改造开工', dimension: '住房', unit: '户', kind: 'quantity', lead: 'housing', reportedBy: 'township', rhythm: 'day', dueDays: 0,
    confirmers: ['housing'], evidence: '开工照片',
  },
  { code: 'H03', name: '危房户', dimension: '住房', unit: '%', kind: 'rate', direction: 'at-most', lead: 'housing', computed: 'unsafe-houses', item: 'H01' },
  {
    code: 'M01', name: '城乡居民参保率', dimension: '医疗', unit: '%', kind: 'rate', lead: 'medical-insurance', computed: 'insured', reportedBy: 'county',
    rhythm: 'week', dueDays: 1, confirmers: ['office'],
  },
  { code: 'M02', name: '村级标准化卫生室达标', dimension: '医疗', unit: '个', kind: 'objects', lead: 'health', computed: 'objects' },
  { code: 'E01', name: '贫困生失学辍学劝返', dimension: '义务教育', unit: '人', kind: 'objects', lead: 'education', computed: 'objects' },
  { code: 'S01', name: '综合服务平台接通外网', dimension: '公共服务', unit: '个', kind: 'objects', lead: 'civil-affairs', computed: 'objects' },
  { code: 'S02', name: '综合服务平台达标', dimension: '公共服务', unit: '个', kind: 'objects', lead: 'civil-affairs', computed: 'objects' },
  { code: 'C01', name: '问题销号率', dimension: '整改', unit: '%', kind: 'rate', lead: 'office', computed: 'closed' },
  { code: 'C02', name: '逐户核查率', dimension: '核查', unit: '%', kind: 'rate', lead: 'office', computed: 'covered' },
  { code: 'C03', name: '回访没有反弹率', dimension: '整改', unit: '%', kind: 'rate', lead: 'office', computed: 'held' },
]

export const catalogue: readonly Indicator[] = lines.map((line) => ({
  id: idOf(line.code), year, direction: 'at-least', basis: 'count', computed: null, item: null, reportedBy: 'nobody', rhythm: null, dueDays: 0, partners: [],
  confirmers: [], evidence: '', startsOn: '2020-01-01', dueOn: '2020-06-30', ...line,
}))
