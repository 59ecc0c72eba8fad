import type { TableColumn } from '../kernel/table.ts'

const column = <Key extends string>(key: Key, isRequired: boolean, ...labels: string[]): TableColumn<Key> => ({ key, isRequired, labels })

/** The month's sheet as offices keep it: a row a person, with the days on which the person was there. */
export const attendanceColumns = [
  column('village', true, '村代码', '区划代码', 'Code of the village'),
  column('villageName', false, '村', 'Village'),
  column('name', true, '姓名', 'Name'),
  column('month', true, '月份', 'Month'),
  column('days', true, '在岗日期', '在岗日', 'Days present'),
] as const
/** The table of sheets, as it comes back. */
export const attendanceTable = { kind: 'attendance', columns: attendanceColumns, outcomes: ['attendance-told'] } as const
export type AttendanceColumn = (typeof attendanceColumns)[number]['key']
