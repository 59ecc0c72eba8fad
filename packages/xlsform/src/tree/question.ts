import type { Problems } from '../problems.ts'
import { isDynamic, isOnlyNumbers } from '../expressions/dynamic.ts'
import { isWholeReference, wholeReferences } from '../expressions/references.ts'
import type { QuestionType } from '../questions/question-types.ts'
import { readRange } from '../questions/range.ts'
import { checkAudit } from '../questions/audit.ts'
import type { Parameters } from '../questions/parameters.ts'
import { readParameters } from '../questions/read-parameters.ts'
import type { TypeCell } from '../questions/type-cell.ts'
import { generated, type Cell } from '../sheets/cells.ts'
import type { Row } from '../sheets/table.ts'
import { rowName, type Building, type OpenSection } from './building.ts'
import { addItem, nearestRepeat, type Item, type Select } from './items.ts'
import { readContent } from './row-content.ts'
import { addSelectExtras, readGeometry, readSelect } from './select.ts'
import { addTableHeader } from './table-list.ts'

type QuestionCell = Extract<TypeCell, { kind: 'question' }>

/** Adds the question of a row to the section it stands in. */
export function addQuestion(row: Row, typeCell: QuestionCell, section: OpenSection, building: Building): void {
  const { problems } = building
  const { type } = typeCell
  if (type.meta === true) return addAudit(row, type, section, building)
  if (type.obsolete === true) problems.warn(row.at('type'), 'type-obsolete', { type: type.name })
  const name = rowName(row, type.name === 'note' ? `generated_note_name_${row.place.row ?? 0}` : undefined, building)
  building.names.register(name, section.item, 'question', new Set(building.settings.namespaces.keys()))
  const rest = readQuestion(row, typeCell, section, building)
  if (section.tableList !== undefined && type.choices !== undefined && rest.select !== undefined) {
    addTableHeader(row, typeCell, rest.select, section, building)
    rest.control.set('appearance', generated('list-nolabel', name.place))
  }
  const item = addItem(section.item, 'question', name.text, name.place, rest)
  if (type.externalFile !== undefined && nearestRepeat(item) !== undefined) {
    problems.error(name.place, 'external-in-repeat')
  }
  reportMissingLabel(item, row, problems)
  if (typeCell.orOther && rest.select !== undefined) addSelectExtras(item, rest.select, row, building)
}

/** What the row says beside the name. */
function readQuestion(row: Row, typeCell: QuestionCell, section: OpenSection, building: Building) {
  const { problems } = building
  const { type } = typeCell
  const appearance = row.cells.get('control::appearance')?.text
  const parameters = readParameters(row.cells.get('parameters'), type.parameters, type.name, problems, appearance)
  const content = readContent(row, problems)
  const hint = readyMadeHint(row, type, building)
  const select = type.choices === undefined
    ? readGeometry(row, parameters)
    : readSelect(row, typeCell, parameters, section, building)
  addParameterAttributes(row, type, parameters, content)
  if (type.name === 'range') readRange(row, parameters, content, building)
  const triggers = readTriggers(row, type, building)
  const tags = readTags(typeCell, building)
  const saveTo = content.bind.get('entities:saveto')
  content.bind.delete('entities:saveto')
  const defaultCell = readDefault(row, type, select, problems)
  checkCalculation(row, type, content.bind, defaultCell, problems)
  return {
    ...content, type, parameters, ...hint, ...defaultCell,
    ...(saveTo && { saveTo }),
    ...(select && { select }),
    ...(triggers && { triggers }),
    ...(tags && { tags }),
  }
}

function readyMadeHint(row: Row, { hint }: QuestionType, { words }: Building): Pick<Item, 'hint'> {
  if (hint === undefined || row.texts.has('hint')) return {}
  const text = hint === 'numbersOnly'
    ? words.numbersOnly ?? 'Enter numbers only.'
    : words.numberTo?.(hint.numberTo) ?? `Enter a number 0-${hint.numberTo}.`
  return { hint: new Map([['', generated(text, row.at('type'))]]) }
}

function checkCalculation(
  row: Row, type: QuestionType, bind: ReadonlyMap<string, Cell>, value: Default, problems: Problems,
): void {
  if (type.name === 'calculate' && !bind.has('calculate') && value.defaultIsDynamic !== true) {
    problems.error(row.at('bind::calculate'), 'calculation-missing')
  }
}

/** Guidance alone is not shown until somebody asks for it. */
function reportMissingLabel(item: Item, row: Row, problems: Problems): void {
  const visible = item.type?.control !== undefined && item.triggers === undefined && !item.bind.has('calculate')
  if (!visible || item.label !== undefined || item.hint !== undefined || item.media.size > 0) return
  // Media of a kind left open are reported at the heading.
  if (row.cells.has('media')) return
  problems.error(row.at('label'), 'label-missing', { name: item.name })
}

function readTags(typeCell: QuestionCell, building: Building): Item['tags'] {
  if (typeCell.type.name !== 'osm' || typeCell.list === undefined) return undefined
  const list = building.osm.get(typeCell.list)
  return list === undefined ? undefined : { list, values: building.osm }
}

/** The audit log has a fixed place and name: `meta/audit`. */
function addAudit(row: Row, type: QuestionType, section: OpenSection, building: Building): void {
  const name = row.cells.get('name')
  if (name !== undefined && name.text !== 'audit') building.problems.error(name.place, 'audit-name')
  const parameters = readParameters(row.cells.get('parameters'), type.parameters, type.name, building.problems)
  checkAudit(row, parameters, building.problems)
  const content = readContent(row, building.problems)
  addParameterAttributes(row, type, parameters, content)
  addItem(section.item, 'question', 'audit', row.place, { ...content, type, parameters, isMeta: true })
}

/** Parameters that are attributes of the bind or the control go there. */
function addParameterAttributes(
  row: Row, type: QuestionType, parameters: Parameters, content: ReturnType<typeof readContent>,
): void {
  const place = row.at('parameters')
  for (const { key, attribute } of type.parameters) {
    const value = parameters.get(key)
    if (value === undefined || attribute === undefined) continue
    if (attribute.of === 'bind') content.bind.set(attribute.name, generated(value, place))
    if (attribute.of === 'control') content.control.set(attribute.name, generated(value, place))
  }
}

function readTriggers(row: Row, type: QuestionType, building: Building): Cell[] | undefined {
  const cell = row.cells.get('trigger')
  if (cell === undefined) {
    if (type.needsTrigger === true) building.problems.error(row.at('trigger'), 'trigger-missing', { type: type.name })
    return undefined
  }
  if (type.needsTrigger === true && row.cells.has('bind::calculate')) {
    building.problems.error(row.at('bind::calculate'), 'trigger-calculation', { type: type.name })
  }
  const references = wholeReferences(cell.text)
  if (references === undefined) {
    building.problems.error(cell.place, 'trigger-form', { value: cell.text })
    return undefined
  }
  return references.map(reference => generated(reference, cell.place))
}

type Default = Pick<Item, 'default' | 'defaultIsDynamic'>

function readDefault(row: Row, type: QuestionType, select: Select | undefined, problems: Problems): Default {
  const cell = row.cells.get('default')
  if (cell === undefined) return {}
  if (isChoiceName(cell.text, select)) return { default: cell }
  if (isDynamic(cell.text, type.name)) {
    if (type.control === 'input' && type.bind['type'] === 'string' && isOnlyNumbers(cell.text)) {
      problems.warn(cell.place, 'default-computed', { value: cell.text })
    }
    return { default: cell, defaultIsDynamic: true }
  }
  const isBareImage = type.name === 'image' && !cell.text.startsWith('jr://')
  return { default: isBareImage ? generated(`jr://images/${cell.text}`, cell.place) : cell }
}

/** A choice called `1-3` is meant as it stands, although it could be read as a subtraction. */
function isChoiceName(text: string, select: Select | undefined): boolean {
  if (isWholeReference(text) || select?.source.kind !== 'list') return false
  return select.source.list.names.has(text)
}
