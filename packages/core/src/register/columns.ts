import type { CodeListName } from '../kernel/code-list.ts'
import type { Quantity } from './units.ts'

/** How a column's cells are read. */
export type ColumnType =
  | { kind: 'text'; longest: number }
  /** A person's name. */
  | { kind: 'name' }
  /** A region's name: never with spaces. */
  | { kind: 'place' }
  /** A number that identifies and is never calculated with; damaged once a spreadsheet has calculated with it. */
  | { kind: 'identifier' }
  | { kind: 'document' }
  | { kind: 'phone' }
  | { kind: 'day' }
  | { kind: 'sex' }
  | { kind: 'yes-no' }
  | { kind: 'number'; least: number; most: number; whole: boolean; quantity: Quantity }
  | { kind: 'code'; list: CodeListName }
  | { kind: 'codes'; list: CodeListName }

/** A column of the national export: where its value belongs and by which headings it is known. */
export interface Column {
  key: string
  of: 'household' | 'member'
  /** `record`: a field of `Household` or `Member`; `attribute`: one of its `attributes`; `check`: compared only. */
  as: 'record' | 'attribute' | 'check'
  type: ColumnType
  /** The workbook must have the column. */
  mustExist: boolean
  /** The cell must be filled. */
  mustFill: boolean
  /** The national export's heading first. */
  labels: readonly string[]
  /** Who gets hold of the database alone must not read it: it says how somebody is reached, who it is for the state, or tells of health. */
  isSealed?: true
}

const text = (longest: number): ColumnType => ({ kind: 'text', longest })
const code = (list: CodeListName): ColumnType => ({ kind: 'code', list })
const codes = (list: CodeListName): ColumnType => ({ kind: 'codes', list })
const whole = (least: number, most: number, quantity: Quantity): ColumnType => ({ kind: 'number', least, most, whole: true, quantity })
const amount = (least: number, most: number, quantity: Quantity): ColumnType => ({ kind: 'number', least, most, whole: false, quantity })
const name: ColumnType = { kind: 'name' }
const place: ColumnType = { kind: 'place' }
const yesNo: ColumnType = { kind: 'yes-no' }

const required = { mustExist: true, mustFill: true }
const present = { mustExist: true, mustFill: false }
const optional = { mustExist: false, mustFill: false }

type Line = Omit<Column, 'of'>

/** The household columns. `township` and `village` are found by name in the county's regions, or `villageCode` says. */
const ofHousehold: readonly Line[] = [
  { key: 'province', as: 'check', type: place, ...optional, labels: ['省', '省份', '省(区、市)'] },
  { key: 'prefecture', as: 'check', type: place, ...optional, labels: ['市', '市州', '市(州)', '地市', '市(地、州、盟)'] },
  { key: 'countyName', as: 'check', type: place, ...optional, labels: ['县', '区县', '县(市、区)', '县区', '县(市、区、旗)'] },
  { key: 'township', as: 'check', type: place, ...optional, labels: ['乡', '乡镇', '乡(镇)', '乡镇名称', '乡镇街道', '镇'] },
  { key: 'village', as: 'check', type: place, ...optional, labels: ['村', '行政村', '村(居)', '村名称', '行政村名称', '村(社区)'] },
  { key: 'villageCode', as: 'check', type: { kind: 'identifier' }, ...optional, labels: ['村代码', '行政村代码', '行政区划代码', '区划代码', '村编码'] },
  { key: 'villagerGroup', as: 'attribute', type: text(30), ...optional, labels: ['村民小组', '组', '小组', '村民小组名称', '自然村', '自然村(组)'] },
  { key: 'number', as: 'record', type: { kind: 'identifier' }, ...present, labels: ['户编号', '户编码', '户号', '家庭编号'] },
  { key: 'headName', as: 'record', type: name, ...optional, labels: ['户主姓名', '户主', '户主名'] },
  { key: 'headDocument', as: 'check', type: { kind: 'document' }, ...optional, labels: ['户主证件号码', '户主证件号', '户主身份证号', '户主身份证号码'] },
  { key: 'memberCount', as: 'check', type: whole(1, 60, 'people'), ...optional, labels: ['家庭人口数', '家庭人口', '人口数', '家庭成员数'] },
  { key: 'category', as: 'record', type: code('household-category'), ...required, labels: ['户类型', '农户类型', '户属性', '户类别'] },
  { key: 'liftedYear', as: 'attribute', type: whole(2013, 2050, 'year'), ...optional, labels: ['脱贫年度', '脱贫年份', '脱贫时间'] },
  { key: 'monitoredClass', as: 'record', type: code('monitored-class'), ...optional, labels: ['监测对象类型', '监测对象类别', '监测类型'] },
  { key: 'riskRemoved', as: 'record', type: yesNo, ...optional, labels: ['风险是否消除', '风险是否已消除', '是否消除风险'] },
  { key: 'identificationStandard', as: 'attribute', type: text(60), ...optional, labels: ['识别标准'] },
  { key: 'mainCause', as: 'attribute', type: code('poverty-cause'), ...optional, labels: ['主要致贫原因', '致贫原因', '主要致贫(返贫)原因'] },
  { key: 'otherCauses', as: 'attribute', type: codes('poverty-cause'), ...optional, labels: ['其他致贫原因', '次要致贫原因'] },
  { key: 'dangerousHouse', as: 'attribute', type: yesNo, ...optional, labels: ['是否危房户', '是否危房'] },
  { key: 'houseGrade', as: 'attribute', type: text(10), ...optional, labels: ['危房级别', '危房等级', '房屋鉴定等级'] },
  { key: 'houseArea', as: 'attribute', type: amount(0, 5_000, 'area'), ...optional, labels: ['住房面积'] },
  { key: 'safeWater', as: 'attribute', type: yesNo, ...optional, labels: ['是否解决安全饮用水', '是否饮水安全', '饮水是否安全'] },
  { key: 'incomePerPerson', as: 'attribute', type: amount(-1_000_000, 10_000_000, 'money'), ...optional, labels: ['人均纯收入', '家庭人均纯收入', '年人均纯收入'] },
  { key: 'phone', as: 'record', type: { kind: 'phone' }, ...optional, isSealed: true, labels: ['联系电话', '户主联系电话', '家庭联系电话', '电话', '手机号码'] },
]

const ofMember: readonly Line[] = [
  { key: 'memberNumber', as: 'record', type: { kind: 'identifier' }, ...optional, labels: ['人口编号', '人编号', '成员编号', '人口编码'] },
  { key: 'name', as: 'record', type: name, ...required, labels: ['姓名', '成员姓名', '家庭成员姓名'] },
  { key: 'sex', as: 'record', type: { kind: 'sex' }, ...present, labels: ['性别'] },
  { key: 'birthDate', as: 'record', type: { kind: 'day' }, ...optional, labels: ['出生日期', '出生年月日', '生日'] },
  { key: 'documentKind', as: 'record', type: code('document-kind'), ...optional, isSealed: true, labels: ['证件类型', '证件种类'] },
  { key: 'documentNumber', as: 'record', type: { kind: 'document' }, ...present, isSealed: true, labels: ['证件号码', '证件号', '身份证号', '身份证号码', '身份证件号码', '公民身份号码'] },
  { key: 'ethnicity', as: 'record', type: text(20), ...optional, labels: ['民族'] },
  { key: 'relation', as: 'record', type: code('relation'), ...required, labels: ['与户主关系', '与户主的关系', '和户主关系', '家庭关系'] },
  { key: 'education', as: 'attribute', type: code('education'), ...optional, labels: ['文化程度', '学历'] },
  { key: 'schoolStatus', as: 'attribute', type: code('school-status'), ...optional, labels: ['在校生状况', '在校状况', '在校情况'] },
  { key: 'dropoutReason', as: 'attribute', type: text(60), ...optional, labels: ['失学或辍学原因', '失学辍学原因', '辍学原因'] },
  { key: 'health', as: 'attribute', type: codes('health'), ...optional, isSealed: true, labels: ['健康状况', '身体状况'] },
  { key: 'labour', as: 'attribute', type: code('labour'), ...optional, labels: ['劳动技能', '劳动能力'] },
  { key: 'monthsAway', as: 'attribute', type: amount(0, 12, 'months'), ...optional, labels: ['务工时间(月)', '务工时间', '务工月数', '年务工时间'] },
  { key: 'workplace', as: 'attribute', type: text(100), ...optional, labels: ['务工所在地', '务工地点', '务工地'] },
  { key: 'publicJob', as: 'attribute', type: text(60), ...optional, labels: ['公益性岗位', '公益岗位', '公益岗'] },
  { key: 'minimumLiving', as: 'attribute', type: yesNo, ...optional, labels: ['是否享受低保', '是否低保', '是否享受农村居民最低生活保障'] },
  { key: 'destitute', as: 'attribute', type: yesNo, ...optional, labels: ['是否特困供养', '是否特困供养人员', '是否特困'] },
  { key: 'medicalInsurance', as: 'attribute', type: text(60), ...optional, labels: ['医疗保险', '是否参加城乡居民基本医疗保险', '参加医疗保险情况'] },
  { key: 'pensionInsurance', as: 'attribute', type: text(60), ...optional, labels: ['养老保险', '是否参加城乡居民基本养老保险', '参加养老保险情况'] },
  { key: 'seriousIllnessInsurance', as: 'attribute', type: text(60), ...optional, labels: ['大病保险', '是否参加大病保险'] },
  { key: 'disabilityKind', as: 'attribute', type: text(40), ...optional, isSealed: true, labels: ['残疾类别', '残疾类型'] },
  { key: 'memberPhone', as: 'record', type: { kind: 'phone' }, ...optional, isSealed: true, labels: ['成员联系电话', '本人联系电话', '本人电话'] },
]

/** All columns that an import knows; others are left alone. */
export const columns: readonly Column[] = [
  ...ofHousehold.map((line): Column => ({ ...line, of: 'household' })),
  ...ofMember.map((line): Column => ({ ...line, of: 'member' })),
]

/** Those of a member's further columns that are sealed. */
export const sealedAttributes: ReadonlySet<string> = new Set(columns.filter(({ as, isSealed }) => as === 'attribute' && isSealed).map(({ key }) => key))

/** Whose columns a group heading stands over: below it, `姓名` is the head's name, a member's, or somebody else's. */
export type ColumnGroup = 'head' | 'household' | 'member' | 'other'

const groups: readonly (readonly [RegExp, ColumnGroup])[] = [
  [/帮扶|结对|包保|联系人|责任人|干部|驻村|村干|监测员|网格/, 'other'],
  [/成员|人口信息|人口情况|人员|家庭人口/, 'member'],
  [/户主/, 'head'],
  [/农户|户信息|户情况|户基本|家庭|基本信息|基本情况/, 'household'],
]

/** What a group heading says, whatever exactly it is called; null where it says nothing of this. */
export function columnGroup(heading: string): ColumnGroup | null {
  return groups.find(([words]) => words.test(heading))?.[1] ?? null
}
