import type { TableColumn } from '../kernel/table.ts'

const column = <Key extends string>(key: Key, isRequired: boolean, ...labels: string[]): TableColumn<Key> => ({ key, isRequired, labels })

/** The catalogue, in the columns of the offices' own tables of tasks. */
export const catalogueColumns = [
  column('year', true, '年度', '年份', 'Year'),
  column('code', true, '指标编码', '编码', 'Code'),
  column('name', true, '考核指标', '指标名称', '项目名称', '指标', 'Indicator'),
  column('dimension', false, '领域', '类别', '一级指标', 'Area'),
  column('unit', true, '计量单位', '单位', 'Unit of measure'),
  column('kind', true, '指标类型', '类型', 'Kind'),
  column('direction', false, '方向', '标准方向', 'Direction'),
  column('basis', false, '完成率口径', '计算口径', 'Basis of the rate'),
  column('computed', false, '系统计算', 'Computed from'),
  column('target', false, '工作目标', '目标任务', '计划完成数', '标准值', 'Target'),
  column('targetReason', false, '目标说明', '目标调整原因', 'Why this target'),
  column('startsOn', true, '开始日期', 'Begins'),
  column('dueOn', true, '完成时限', '完成日期', 'To be done by'),
  column('lead', true, '牵头单位', '责任单位', 'Lead'),
  column('partners', false, '配合单位', '相关单位', 'Partners'),
  column('reportedBy', false, '填报层级', 'Reported by'),
  column('rhythm', false, '填报频次', '频次', 'How often'),
  column('dueDays', false, '期末后几天报', '报送期限', 'Days after the period'),
  column('confirmers', false, '审核单位', '确认单位', 'Confirmed by'),
  column('evidence', false, '佐证材料', '佐证', 'Evidence'),
] as const
export type CatalogueColumn = (typeof catalogueColumns)[number]['key']

/** Who has to reach what (责任分解), and what by when on the way (倒排工期): a row with a day is a milestone. */
export const targetColumns = [
  column('year', true, '年度', '年份', 'Year'),
  column('code', true, '指标编码', '编码', 'Code'),
  column('indicator', false, '考核指标', '指标名称', 'Indicator'),
  column('place', true, '区划代码', '行政区划代码', 'Code of the place'),
  column('placeName', false, '地方', '乡镇', '责任单位', 'Place'),
  column('amount', true, '目标任务', '工作目标', '任务数', 'Target'),
  column('milestone', false, '节点日期', '节点', 'Milestone'),
  column('reason', false, '调整原因', '备注', 'Reason'),
] as const
export type TargetColumn = (typeof targetColumns)[number]['key']

/** The objects of an indicator. */
export const objectColumns = [
  column('year', true, '年度', '年份', 'Year'),
  column('code', true, '指标编码', '编码', 'Code'),
  column('number', true, '对象编号', '编号', 'Object no.'),
  column('name', true, '对象名称', '项目名称', '名称', 'Object'),
  column('village', true, '村代码', '区划代码', 'Code of the village'),
  column('villageName', false, '村', 'Village'),
  column('household', false, '户编号', 'Household no.'),
  column('state', false, '进展', '状态', 'State'),
  column('responsible', false, '责任人', 'Who answers'),
  column('plannedOn', false, '计划完成日期', 'Planned'),
  column('startedOn', false, '实际开工日期', 'Started'),
  column('finishedOn', false, '实际完工日期', '竣工日期', 'Finished'),
  column('note', false, '说明', '备注', 'Note'),
] as const
export type ObjectColumn = (typeof objectColumns)[number]['key']

/** A unit's report of a period: the columns of the district's monthly tables, with the code of the place. */
export const reportColumns = [
  column('code', true, '指标编码', '编码', 'Code'),
  column('indicator', false, '考核指标', '指标名称', 'Indicator'),
  column('place', true, '区划代码', 'Code of the place'),
  column('placeName', false, '填报单位', '责任单位', '地方', 'Place'),
  column('period', true, '报告期', '截止日期', 'Period'),
  column('unit', false, '计量单位', '单位', 'Unit of measure'),
  column('target', false, '工作目标', '目标任务', 'Target'),
  column('last', false, '上期已完成数', '上期累计', 'Done before'),
  column('started', false, '累计开工数', '开工数', 'Started'),
  column('done', true, '已完成数', '累计完成数', '实际完成', 'Done'),
  column('whole', false, '总数', '分母', 'Out of'),
  column('rate', false, '占比', '完成率', 'Rate'),
  column('remark', false, '备注', '说明', 'Remark'),
] as const
export type ReportColumn = (typeof reportColumns)[number]['key']

export const indicatorTables = [
  { kind: 'indicators', columns: catalogueColumns, outcomes: ['indicator-added', 'indicator-changed'] },
  { kind: 'indicator-targets', columns: targetColumns, outcomes: ['target-set', 'milestone-set'] },
  { kind: 'indicator-objects', columns: objectColumns, outcomes: ['object-added', 'object-changed'] },
  { kind: 'indicator-reports', columns: reportColumns, outcomes: ['report-submitted'] },
] as const
