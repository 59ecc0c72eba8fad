import type { TableColumn } from '../kernel/table.ts'

export type AssignmentColumn = 'round' | 'township' | 'village' | 'group' | 'householdNumber' | 'headName' | 'inspectors'

/** What is read of a table that gives rounds out, and written into the one that goes out. */
export const assignmentColumns: readonly TableColumn<AssignmentColumn>[] = [
  { key: 'round', labels: ['轮次', '核查轮次', 'Round'], isRequired: false },
  { key: 'township', labels: ['乡镇', '乡（镇）', 'Township'], isRequired: false },
  { key: 'village', labels: ['村', '村（社区）', '行政村', '村名', 'Village'], isRequired: true },
  { key: 'group', labels: ['村民小组', '组', '自然村', 'Villager group'], isRequired: false },
  { key: 'householdNumber', labels: ['户编号', '户编码', 'Household no.'], isRequired: false },
  { key: 'headName', labels: ['户主', '户主姓名', 'Head'], isRequired: false },
  { key: 'inspectors', labels: ['入户人', '核查员', '普查员', '由谁入户', 'Visited by'], isRequired: true },
]

/** The table of who checks what (任务分配): a row a village, a group or a household. */
export const assignmentTable = { kind: 'assignments', columns: assignmentColumns, outcomes: ['given-out'] } as const
