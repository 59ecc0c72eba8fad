import type { TableColumn } from '../kernel/table.ts'

export type ClassColumn = 'householdNumber' | 'headName' | 'class' | 'reason' | 'day'

/** A table of classes (分类管理台账), as offices have it. */
export const householdClassTable = {
  kind: 'household-classes',
  columns: [
    { key: 'householdNumber', labels: ['户编号', '户编码', 'Household no.'], isRequired: true },
    { key: 'headName', labels: ['户主', '户主姓名', 'Head'], isRequired: false },
    { key: 'class', labels: ['分类', '类别', '分类等级', '颜色', '分类类别', 'Class'], isRequired: true },
    { key: 'reason', labels: ['分类原因', '原因', '认定原因', '分类依据', 'Reason'], isRequired: false },
    { key: 'day', labels: ['分类日期', '认定日期', '评定日期', 'Day'], isRequired: true },
  ] satisfies readonly TableColumn<ClassColumn>[],
  outcomes: ['classified', 'class-replaced'],
} as const
