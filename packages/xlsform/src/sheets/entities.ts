import type { Place, Problems } from '../problems.ts'
import type { Cell } from './cells.ts'
import { entityColumns } from './columns.ts'
import { isElementName } from './names.ts'
import type { Row, Table } from './table.ts'

/** A list of entities that a submission creates or updates (ODK XForms Entities specification). */
export interface EntityList {
  readonly name: string
  readonly place: Place
  readonly label?: Cell
  readonly entityId?: Cell
  readonly createIf?: Cell
  readonly updateIf?: Cell
  /** A reference to the repeat of which every instance makes an entity. */
  readonly repeat?: Cell
}

const noPrefixes: ReadonlySet<string> = new Set()

/** Reads the entities sheet. */
export function readEntities(table: Table, problems: Problems): EntityList[] {
  checkColumns(table, problems)
  const lists = new Map<string, EntityList>()
  for (const row of table.rows()) {
    const name = row.cells.get('list_name')
    if (name === undefined) {
      problems.error(row.at('list_name'), 'entity-list-missing')
      continue
    }
    checkListName(name, problems)
    if (lists.has(name.text)) {
      problems.error(name.place, 'entity-list-twice', { name: name.text })
      continue
    }
    const list = readEntityList(row, name)
    checkActions(list, row, problems)
    lists.set(list.name, list)
  }
  return [...lists.values()]
}

/** What the sheet says becomes of data on a server, so a column that is not understood must not be passed over. */
function checkColumns(table: Table, problems: Problems): void {
  const allowed = [...entityColumns.known].join(', ')
  for (const { known, name, place } of table.headings) {
    if (!known) problems.error(place, 'entity-column', { heading: name, allowed })
  }
}

function readEntityList(row: Row, name: Cell): EntityList {
  const label = row.cells.get('label')
  const entityId = row.cells.get('entity_id')
  const createIf = row.cells.get('create_if')
  const updateIf = row.cells.get('update_if')
  const repeat = row.cells.get('repeat')
  return {
    name: name.text,
    place: name.place,
    ...(label && { label }),
    ...(entityId && { entityId }),
    ...(createIf && { createIf }),
    ...(updateIf && { updateIf }),
    ...(repeat && { repeat }),
  }
}

function checkListName(name: Cell, problems: Problems): void {
  if (name.text.startsWith('__')) problems.error(name.place, 'entity-reserved', { name: name.text })
  else if (name.text.includes('.') || !isElementName(name.text, noPrefixes)) {
    problems.error(name.place, 'entity-list-name', { name: name.text })
  }
}

/** Which of create and update is meant follows from which columns are filled in; some combinations mean nothing. */
function checkActions(list: EntityList, row: Row, problems: Problems): void {
  if (list.entityId === undefined) {
    if (list.updateIf !== undefined) problems.error(list.updateIf.place, 'entity-update-needs-id')
    if (list.label === undefined) problems.error(row.at('label'), 'entity-label-missing', { name: list.name })
  } else if (list.createIf !== undefined && list.updateIf === undefined) {
    problems.error(list.entityId.place, 'entity-id-without-update')
  }
}

/** Whether the list creates entities. */
export function creates(list: EntityList): boolean {
  return list.createIf !== undefined || list.entityId === undefined
}

/** Whether the list updates entities. */
export function updates(list: EntityList): boolean {
  return list.entityId !== undefined
}
