import { isWholeReference } from '../expressions/references.ts'
import type { Problems } from '../problems.ts'
import { questionTypes } from '../questions/question-types.ts'
import { generated, yesNo, type Cell } from '../sheets/cells.ts'
import type { Row } from '../sheets/table.ts'
import { rowName, type Building, type OpenSection } from './building.ts'
import { addItem, type Item } from './items.ts'
import { readContent } from './row-content.ts'

/** Adds the group or repeat that a `begin` row opens. */
export function addSection(
  row: Row, kind: 'group' | 'repeat', above: OpenSection, building: Building,
): OpenSection {
  const { problems } = building
  const name = rowName(row, undefined, building)
  building.names.register(name, above.item, kind, new Set(building.settings.namespaces.keys()))
  const content = readContent(row, problems)
  const saveTo = content.bind.get('entities:saveto')
  if (saveTo !== undefined) problems.error(saveTo.place, 'save-to-section')
  const required = content.bind.get('required')
  if (required !== undefined && yesNo(required.text) !== false) {
    problems.error(required.place, 'section-required', { kind })
  }
  const intent = row.cells.get('intent')
  if (intent !== undefined) content.control.set('intent', intent)
  const count = content.control.get('jr:count')
  if (count !== undefined) {
    if (kind === 'group') problems.error(count.place, 'count-on-group')
    else content.control.set('jr:count', countReference(count, name, above, building))
  }
  const appearance = content.control.get('appearance')
  const isTable = kind === 'group' && (appearance?.text.split(' ').includes('table-list') ?? false)
  return isTable && appearance !== undefined
    ? addTableList(row, name, appearance, content, above)
    : { item: addPlainSection(row, kind, name, content, above, problems) }
}

function addPlainSection(
  row: Row, kind: 'group' | 'repeat', name: Cell, content: ReturnType<typeof readContent>, above: OpenSection,
  problems: Problems,
): Item {
  const { hint, guidance, ...rest } = content
  for (const text of [hint, guidance]) {
    const cell = text?.values().next().value
    // ODK XForms has no hint on a group; clients would take the element for an unknown control.
    if (cell !== undefined) problems.warn(cell.place, 'section-hint', { kind, name: name.text })
  }
  const isPage = kind === 'group' && content.control.get('appearance')?.text === 'field-list'
  if (content.label === undefined && content.media.size === 0 && !isPage) {
    problems.warn(row.at('label'), 'section-label-missing', { kind, name: name.text })
  }
  return addItem(above.item, kind, name.text, name.place, rest)
}

/** A count that is more than a single reference is computed in a node of its own, `NAME_count`, beside the repeat. */
function countReference(count: Cell, name: Cell, above: OpenSection, building: Building): Cell {
  if (isWholeReference(count.text)) return count
  const helper = generated(`${name.text}_count`, count.place)
  building.names.register(helper, above.item, 'question', new Set())
  const type = questionTypes.get('calculate')
  addItem(above.item, 'question', helper.text, count.place, {
    ...(type && { type }),
    bind: new Map([['readonly', generated('true()', count.place)], ['calculate', count]]),
  })
  return generated(`\${${helper.text}}`, count.place)
}

/** A table-list group is a field-list whose label stands in a note, so that the header row of the table fits below. */
function addTableList(
  row: Row, name: Cell, appearance: Cell, content: ReturnType<typeof readContent>, above: OpenSection,
): OpenSection {
  const words = appearance.text.split(' ').filter(word => word !== 'table-list')
  content.control.set('appearance', generated(['field-list', ...words].join(' '), appearance.place))
  const { label, hint, ...rest } = content
  const item = addItem(above.item, 'group', name.text, name.place, rest)
  const type = questionTypes.get('note')
  if (label !== undefined || hint !== undefined) {
    addItem(item, 'question', `generated_table_list_label_${row.place.row ?? 0}`, row.place, {
      ...(type && { type }), ...(label && { label }), ...(hint && { hint }),
    })
  }
  return { item, tableList: { list: undefined } }
}
