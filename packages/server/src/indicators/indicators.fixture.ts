import { randomUUID } from 'node:crypto'
import type { CellValue } from 'hucre/xlsx'
import { writeXlsx } from 'hucre/xlsx'
import type { ReportSubmission } from '@lookback/core/indicators'
import { indicatorId } from '@lookback/core/indicators'
import { county, villages } from '../fixtures/checked-county.fixture.ts'

/** Tables as offices bring them, for the county of `checked-county.fixture.ts`. */
export const catalogueHeadings = [
  '序号', '年度', '指标编码', '考核指标', '领域', '计量单位', '指标类型', '方向', '完成率口径', '系统计算', '工作目标', '目标说明', '开始日期', '完成时限', '牵头单位', '配合单位',
  '填报层级', '填报频次', '期末后几天报', '审核单位',
]
export const catalogueRows: CellValue[][] = [
  [1, 2020, 'R01', '自然村通水泥路', '基础设施', '公里', '数量', '不低于', '完成数÷目标', '', 100, '', '2020-01-01', '2020-06-30', '住建局', '教育局', '乡镇', '周', 1, '住建局、领导小组办公室'],
  [2, 2020, 'R02', '林场道路', '基础设施', '条', '对象', '不低于', '', '对象状态', '', '', '2020-01-01', '2020-06-30', '住建局', '', '不填报', '', '', ''],
  [3, 2020, 'M01', '城乡居民参保率', '医疗', '%', '比率', '不低于', '', '户籍成员参保', 95, '', '2020-01-01', '2020-06-30', '教育局', '', '县', '周', 1, '领导小组办公室'],
  [4, 2020, 'C01', '问题销号率', '整改', '%', '比率', '不低于', '', '问题销号', 100, '', '2020-01-01', '2020-06-30', '领导小组办公室', '', '', '', '', ''],
  [5, 2020, 'C02', '逐户核查率', '核查', '%', '比率', '不低于', '', '逐户核查', 100, '', '2020-01-01', '2020-06-30', '领导小组办公室', '', '', '', '', ''],
  [6, 2020, 'C03', '回访没有反弹率', '整改', '%', '比率', '不低于', '', '回访没有反弹', 100, '', '2020-01-01', '2020-06-30', '领导小组办公室', '', '', '', '', ''],
]
const housesRow: CellValue[] = [7, 2020, 'W01', '危房率', '住房', '%', '比率', '不超过', '', '危房户：H01', 0, '', '2020-01-01', '2020-06-30', '住建局', '', '', '', '', '']
export const targetHeadings = ['年度', '指标编码', '区划代码', '目标任务', '节点日期', '调整原因']
export const targetRows: CellValue[][] = [
  [2020, 'R01', '431999101', 60, '', ''], [2020, 'R01', '431999102', 40, '', ''], [2020, 'R01', county, 40, '2020-05-31', ''],
]
export const objectHeadings = ['年度', '指标编码', '对象编号', '对象名称', '村代码', '户编号', '进展', '责任人', '计划完成日期', '实际开工日期', '实际完工日期', '说明']
export const objectRows: CellValue[][] = [
  [2020, 'R02', 'L1', '一号路', villages.pingan, '', '竣工', '石山', '2020-04-30', '2020-02-01', '2020-04-20', ''],
  [2020, 'R02', 'L2', '二号路', villages.pingan, '', '在建', '石山', '2020-04-30', '2020-03-01', '', ''],
  [2020, 'R02', 'L3', '三号路', villages.baiyun, '', '未开工', '', '2020-06-01', '', '', ''],
  [2020, 'R02', 'L4', '四号路', villages.baiyun, '', '放弃', '', '', '', '', '群众不同意占地'],
]
/** What a county's indicators are made of, by the kind of table, in the order in which they are brought. */
export const indicatorTables = [
  ['indicators', catalogueHeadings, [...catalogueRows, housesRow]], ['indicator-targets', targetHeadings, targetRows], ['indicator-objects', objectHeadings, objectRows],
] as const
export const reportHeadings = ['指标编码', '考核指标', '区划代码', '报告期', '累计开工数', '已完成数', '总数', '占比', '备注']

export function table(headings: readonly string[], rows: readonly (readonly CellValue[])[]): Promise<Uint8Array> {
  return writeXlsx({ sheets: [{ name: '表', rows: [['云岭县脱贫攻坚指标表'], [...headings], ...rows.map((row) => [...row])] }] })
}

export const idOf = (code: string) => indicatorId(county, 2020, code)

export function report(code: string, region: string, period: string, done: number, more: Partial<ReportSubmission> = {}): ReportSubmission {
  return { id: randomUUID(), indicator: idOf(code), region, period, done, started: null, whole: null, rate: null, remark: '', ...more }
}
