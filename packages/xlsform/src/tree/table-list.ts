import type { TypeCell } from '../questions/type-cell.ts'
import { generated } from '../sheets/cells.ts'
import type { Row } from '../sheets/table.ts'
import type { Building, OpenSection } from './building.ts'
import { addItem, type Select } from './items.ts'

/** Before the first select of a table-list, a select that shows only the choices' labels: the table's header row. */
export function addTableHeader(
  row: Row, typeCell: Extract<TypeCell, { kind: 'question' }>, select: Select, section: OpenSection,
  building: Building,
): void {
  const table = section.tableList
  const list = typeCell.list ?? ''
  if (table === undefined) return
  if (table.list !== undefined) {
    if (table.list !== list) building.problems.error(row.at('type'), 'table-list-mixed', { list, first: table.list })
    return
  }
  table.list = list
  addItem(section.item, 'question', `reserved_name_for_field_list_labels_${row.place.row ?? 0}`, row.place, {
    type: typeCell.type,
    select: { source: select.source },
    label: new Map([['', generated(' ', row.place)]]),
    control: new Map([['appearance', generated('label', row.place)]]),
  })
}
