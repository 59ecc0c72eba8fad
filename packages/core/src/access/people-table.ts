import type { Role } from '../kernel/roles.ts'
import type { TableColumn } from '../kernel/table.ts'
import type { UnitKind } from '../places/index.ts'

export type PeopleColumn = 'name' | 'unit' | 'role' | 'title' | 'township' | 'village' | 'duty' | 'phone' | 'loginName'

/** What is read of a table of people (人员花名册). */
export const peopleColumns: readonly TableColumn<PeopleColumn>[] = [
  { key: 'name', labels: ['姓名', '人员姓名', 'Name'], isRequired: true },
  { key: 'unit', labels: ['单位', '工作单位', '所在单位', '单位名称', 'Unit'], isRequired: true },
  { key: 'role', labels: ['角色', '岗位', '岗位角色', 'Role'], isRequired: false },
  { key: 'title', labels: ['职务', '职务职级', 'Title'], isRequired: false },
  { key: 'township', labels: ['乡镇', '乡（镇）', '负责乡镇', 'Township'], isRequired: false },
  { key: 'village', labels: ['村', '村（社区）', '行政村', '村名', '负责村', 'Village'], isRequired: false },
  { key: 'duty', labels: ['职责', '岗位职责', 'Duty'], isRequired: false },
  { key: 'phone', labels: ['联系电话', '电话', '手机', '手机号', '手机号码', 'Phone'], isRequired: false },
  { key: 'loginName', labels: ['账号', '账号名', '登录名', 'Login name'], isRequired: false },
]

/** The table of who works on the campaign: a row a post. */
export const peopleTable = { kind: 'people', columns: peopleColumns, outcomes: ['registered', 'completed'] } as const

/** The role of a unit's people where a row names none; null where the unit's kind leaves it open. */
export function usualRole(kind: UnitKind): Role | null {
  switch (kind) {
    case 'office':
      return 'county-office'
    case 'department':
    case 'township':
    case 'village':
      return kind
    case 'team':
      return null
  }
}
