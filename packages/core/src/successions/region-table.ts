import type { TableColumn } from '../kernel/table.ts'

export type RegionChangeColumn = 'code' | 'name' | 'to' | 'toName' | 'on'

/** A table of places that end (撤乡并镇, 村改社区): a row a township or village. All of it is done, or nothing. */
export const regionChangeTable = {
  kind: 'region-changes',
  columns: [
    { key: 'code', labels: ['代码', '区划代码', '原代码', '撤销代码', 'Code'], isRequired: true },
    { key: 'name', labels: ['名称', '区划名称', '原名称', 'Name'], isRequired: false },
    { key: 'to', labels: ['并入代码', '新代码', '合并后代码', 'New code'], isRequired: true },
    { key: 'toName', labels: ['新名称', '并入名称', '合并后名称', 'New name'], isRequired: false },
    { key: 'on', labels: ['撤并日期', '撤销日期', '日期', 'Day'], isRequired: true },
  ] satisfies readonly TableColumn<RegionChangeColumn>[],
  outcomes: ['region-ended'],
} as const
