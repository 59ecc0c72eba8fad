import type { TableColumn } from '../kernel/table.ts'

export type HelperColumn = 'householdNumber' | 'headName' | 'helper' | 'unit' | 'phone'

/** What is read of a table of helpers (帮扶责任人). */
export const helperColumns: readonly TableColumn<HelperColumn>[] = [
  { key: 'householdNumber', labels: ['户编号', '户编码', 'Household no.'], isRequired: true },
  { key: 'headName', labels: ['户主', '户主姓名', 'Head'], isRequired: false },
  { key: 'helper', labels: ['帮扶责任人', '帮扶责任人姓名', '帮扶干部', '帮扶人', 'Helper'], isRequired: true },
  { key: 'unit', labels: ['帮扶单位', '帮扶责任人单位', '工作单位', '所在单位', '单位', 'Unit'], isRequired: false },
  { key: 'phone', labels: ['帮扶责任人电话', '帮扶责任人联系电话', '帮扶电话', 'Phone'], isRequired: false },
]
