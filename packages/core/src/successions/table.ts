import type { TableColumn } from '../kernel/table.ts'

export type HouseholdActColumn = 'householdNumber' | 'headName' | 'act' | 'township' | 'village' | 'into' | 'relation'

/** A table of what has become of households (农户变动): a row a household. Who founds a new one is told by the table of households. */
export const householdActTable = {
  kind: 'household-acts',
  columns: [
    { key: 'householdNumber', labels: ['户编号', '户编码', 'Household no.'], isRequired: true },
    { key: 'headName', labels: ['户主', '户主姓名', 'Head'], isRequired: false },
    { key: 'act', labels: ['变动', '变动类型', '变动情况', 'What happened'], isRequired: true },
    { key: 'township', labels: ['迁入乡镇', '新乡镇', '乡镇', 'To township'], isRequired: false },
    { key: 'village', labels: ['迁入村', '新村', '村', 'To village'], isRequired: false },
    { key: 'into', labels: ['并入户编号', '并入', '保留户编号', 'Into household no.'], isRequired: false },
    { key: 'relation', labels: ['与并入户户主关系', '与户主关系', 'Relation to head'], isRequired: false },
  ] satisfies readonly TableColumn<HouseholdActColumn>[],
  outcomes: ['moved', 'merged', 'duplicate', 'ended', 'restored'],
} as const

/** How offices call what has become of a household. */
const actWords: Readonly<Record<TableAct, readonly string[]>> = {
  move: ['迁村', '迁移', '搬迁', '迁户', 'move'],
  merged: ['并户', '并入', '合户', 'merge'],
  duplicate: ['重复', '重复登记', 'duplicate'],
  'died-out': ['销户', '全户死亡', '死亡销户', 'died out'],
  'moved-away': ['迁出', '迁出本县', '整户迁出', 'moved away'],
  restore: ['恢复', '恢复登记', 'restore'],
}
export type TableAct = 'move' | 'merged' | 'duplicate' | 'died-out' | 'moved-away' | 'restore'

/** What a cell says; null where it says nothing that is known. */
export function tableActOf(text: string): TableAct | null {
  const plain = text.trim().toLowerCase()
  return (Object.keys(actWords) as TableAct[]).find((act) => actWords[act].includes(plain)) ?? null
}

/** The words that a cell may say, for whoever wrote another. */
export const tableActWords: readonly string[] = Object.values(actWords).flatMap(([first = '']) => first)
