import type { SheetKind } from './contract.ts'
import type { TableColumn } from './table.ts'

export type ProgressColumn =
  | 'number' | 'headName' | 'spell' | 'policyMeasures' | 'ownDriveMeasures' | 'progress' | 'evidenceFiles'

/** What is read of the list of tasks (任务清单) when it comes back. */
export const progressColumns: readonly TableColumn<ProgressColumn>[] = [
  { key: 'number', labels: ['编号', '问题编号', 'Number'], isRequired: true },
  { key: 'headName', labels: ['户主', '户主姓名', 'Head'], isRequired: false },
  { key: 'spell', labels: ['第几次', 'Spell'], isRequired: false },
  { key: 'policyMeasures', labels: ['政策措施', 'Policy measures'], isRequired: false },
  { key: 'ownDriveMeasures', labels: ['内生动力措施', '激发内生动力措施', 'Own drive'], isRequired: false },
  { key: 'progress', labels: ['进展情况', '进展', '整改进展', 'Progress'], isRequired: true },
  { key: 'evidenceFiles', labels: ['佐证文件', 'Evidence files'], isRequired: false },
]

export type HelperColumn = 'householdNumber' | 'headName' | 'helper' | 'unit' | 'phone'

/** What is read of a table of helpers (帮扶责任人). */
export const helperColumns: readonly TableColumn<HelperColumn>[] = [
  { key: 'householdNumber', labels: ['户编号', '户编码', 'Household no.'], isRequired: true },
  { key: 'headName', labels: ['户主', '户主姓名', 'Head'], isRequired: false },
  { key: 'helper', labels: ['帮扶责任人', '帮扶责任人姓名', '帮扶干部', '帮扶人', 'Helper'], isRequired: true },
  { key: 'unit', labels: ['帮扶单位', '帮扶责任人单位', '工作单位', '所在单位', '单位', 'Unit'], isRequired: false },
  { key: 'phone', labels: ['帮扶责任人电话', '帮扶责任人联系电话', '帮扶电话', 'Phone'], isRequired: false },
]

export const sheetColumns: Readonly<Record<SheetKind, readonly TableColumn[]>> = {
  progress: progressColumns, helpers: helperColumns,
}
