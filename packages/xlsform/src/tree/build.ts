import type { Problems } from '../problems.ts'
import { questionTypes } from '../questions/question-types.ts'
import { readTypeCell } from '../questions/type-cell.ts'
import { generated, yesNo, type Cell } from '../sheets/cells.ts'
import { snakeCase } from '../sheets/headings.ts'
import { closest } from '../sheets/spelling.ts'
import type { Row, Table } from '../sheets/table.ts'
import type { Building, OpenSection } from './building.ts'
import { addItem, type Item } from './items.ts'
import { writeOutLoops } from './loops.ts'
import { NameRegister } from './name-register.ts'
import { addQuestion } from './question.ts'
import { addSection } from './section.ts'

/** Deeper nesting than this no client shows, and every reader of the tree walks it recursively. */
const DEEPEST = 60

/** Builds the tree of the form from the rows of the survey sheet. */
export function buildTree(table: Table, building: Omit<Building, 'names'>): Item {
  const root = addItem(undefined, 'survey', building.settings.rootName, { sheet: table.sheet })
  const all: Building = { ...building, names: new NameRegister(root.name, building.problems) }
  const open: OpenSection[] = [{ item: root }]
  for (const row of writeOutLoops(table.rows(), building)) {
    if (!isDisabled(row, building.problems)) addRow(row, open, all)
  }
  for (const section of open.slice(1)) {
    building.problems.error(section.item.place, 'section-open', { kind: section.item.kind, name: section.item.name })
  }
  return root
}

function isDisabled(row: Row, problems: Problems): boolean {
  const disabled = row.cells.get('disabled')
  if (disabled === undefined) return false
  problems.warn(disabled.place, 'disabled-column')
  return yesNo(disabled.text) === true
}

function addRow(row: Row, open: OpenSection[], building: Building): void {
  const { problems } = building
  const typeCell = row.cells.get('type')
  const current = open.at(-1)
  if (current === undefined) return
  if (typeCell === undefined) return reportRowWithoutType(row, problems)
  const type = readTypeCell(typeCell.text)
  switch (type.kind) {
    case 'begin': {
      if (open.length > DEEPEST) {
        addPlaceholder(row, current, building)
        return problems.error(typeCell.place, 'section-deep')
      }
      open.push(addSection(row, type.section, current, building))
      return
    }
    case 'end':
      return closeSection(row, type.section, open, problems)
    // Loops have been written out; what is left ends none.
    case 'begin-loop':
    case 'end-loop':
      return problems.error(typeCell.place, 'section-unopened', { kind: 'loop' })
    case 'question':
      return addQuestion(row, type, current, building)
    case 'list-missing':
      addPlaceholder(row, current, building)
      return problems.error(typeCell.place, 'type-list-missing', { type: type.type.name })
    case 'unknown':
      addPlaceholder(row, current, building)
      return reportUnknownType(typeCell, problems)
  }
}

/** A row that is not understood still has a name that others refer to: only the row itself is reported. */
function addPlaceholder(row: Row, section: OpenSection, building: Building): void {
  const name = row.cells.get('name') ?? generated(`row_${row.place.row ?? 0}`, row.place)
  building.names.register(name, section.item, 'question', new Set(building.settings.namespaces.keys()))
  addItem(section.item, 'question', name.text, name.place)
}

function reportUnknownType(cell: Cell, problems: Problems): void {
  const suggestion = closest(snakeCase(cell.text.split(/\s/)[0] ?? ''), questionTypes.keys())
  if (suggestion === undefined) problems.error(cell.place, 'type-unknown', { type: cell.text })
  else problems.error(cell.place, 'type-unknown-similar', { type: cell.text, suggestion })
}

/** A row that only carries notes is skipped; one with a name or label was meant to be a question. */
function reportRowWithoutType(row: Row, problems: Problems): void {
  if (row.cells.has('name') || row.texts.has('label')) problems.error(row.at('type'), 'type-missing')
  else problems.warn(row.at('type'), 'row-skipped')
}

function closeSection(row: Row, section: 'group' | 'repeat', open: OpenSection[], problems: Problems): void {
  const place = row.at('type')
  const saveTo = row.cells.get('bind::entities:saveto')
  if (saveTo !== undefined) problems.error(saveTo.place, 'save-to-section')
  const current = open.at(-1)
  if (current === undefined || open.length === 1) return problems.error(place, 'section-unopened', { kind: section })
  if (current.item.kind !== section) {
    const { kind, name, place: begun } = current.item
    problems.error(place, 'section-mismatch', { kind: section, open: kind, name, row: String(begun.row ?? '') })
  }
  const name = row.cells.get('name')
  if (name !== undefined && name.text !== current.item.name) {
    problems.warn(name.place, 'section-name', { name: name.text, open: current.item.name })
  }
  open.pop()
}
