import { isWholeReference } from '../expressions/references.ts'
import { questionTypes } from '../questions/question-types.ts'
import type { Parameters } from '../questions/parameters.ts'
import type { TypeCell } from '../questions/type-cell.ts'
import { addOther, type ChoiceList } from '../sheets/choices.ts'
import { generated, isTranslated, type Cell } from '../sheets/cells.ts'
import { closest } from '../sheets/spelling.ts'
import type { Row } from '../sheets/table.ts'
import type { Building, OpenSection } from './building.ts'
import { addItem, type AttachedFile, type ChoiceSource, type Item, type Select } from './items.ts'

type QuestionCell = Extract<TypeCell, { kind: 'question' }>

/** Reads where a select's choices come from; undefined (and an error reported) if from nowhere. */
export function readSelect(
  row: Row, typeCell: QuestionCell, parameters: Parameters, section: OpenSection, building: Building,
): Select | undefined {
  const source = readSource(row, typeCell, parameters, building)
  if (source === undefined) return undefined
  const filter = row.cells.get('choice_filter')
  if (filter !== undefined && section.tableList !== undefined) {
    building.problems.error(filter.place, 'filter-table-list')
  }
  if (filter !== undefined && typeCell.orOther) building.problems.error(filter.place, 'filter-or-other')
  const randomize = readRandomize(row, parameters, building)
  return { source, ...(filter && { filter }), ...(randomize && { randomize }) }
}

function readSource(
  row: Row, typeCell: QuestionCell, parameters: Parameters, building: Building,
): ChoiceSource | undefined {
  const { type, list: listName = '' } = typeCell
  const place = row.at('type')
  const extension = /\.(csv|xml|geojson)$/.exec(listName)?.[1]
  if (type.choices === 'file') {
    if (extension !== undefined && isSearch(row)) building.problems.error(row.at('control::appearance'), 'search-file')
    if (extension !== undefined) return fileSource(listName, extension, parameters, place)
    building.problems.error(place, 'select-file-extension', { file: listName })
    return undefined
  }
  if (isWholeReference(listName)) return { kind: 'answers', reference: generated(listName, place) }
  if (type.choices === 'external') return externalSource(listName, row, building)
  const list = building.choices.get(listName)
  if (list === undefined) {
    reportMissingList(listName, extension, place, building)
    return undefined
  }
  if (type.name !== 'select_one') checkNoSpaces(list, building)
  return { kind: isSearch(row) ? 'inline' : 'list', list }
}

function isSearch(row: Row): boolean {
  return /(^|\s)search\s*\(/.test(row.cells.get('control::appearance')?.text ?? '')
}

/** Reports a list that the choices sheet lacks; one with an extension was meant to be a file. */
export function reportMissingList(
  listName: string, extension: string | undefined, place: Cell['place'], building: Pick<Building, 'choices' | 'problems'>,
): void {
  const { problems, choices } = building
  if (extension !== undefined) return problems.error(place, 'select-needs-from-file', { file: listName })
  if (choices.size === 0) return problems.error(place, 'choices-sheet-missing', { list: listName })
  const suggestion = closest(listName, choices.keys())
  if (suggestion === undefined) problems.error(place, 'list-unknown', { list: listName })
  else problems.error(place, 'list-unknown-similar', { list: listName, suggestion })
}

function fileSource(
  file: string, extension: string, parameters: Parameters, place: Cell['place'],
): ChoiceSource {
  const columns = fileColumns(file)
  const attached: AttachedFile = {
    id: file.slice(0, -extension.length - 1),
    src: `jr://${extension === 'csv' ? 'file-csv' : 'file'}/${file}`,
    place,
  }
  return {
    kind: 'file',
    file: attached,
    value: parameters.get('value') ?? columns.value,
    label: parameters.get('label') ?? columns.label,
  }
}

/** Where a file of choices keeps their values and labels, unless the question says otherwise. */
export function fileColumns(file: string): { value: string, label: string } {
  return file.endsWith('.geojson') ? { value: 'id', label: 'title' } : { value: 'name', label: 'label' }
}

function externalSource(listName: string, row: Row, building: Building): ChoiceSource {
  const place = row.at('type')
  if (!building.externalChoices.has(listName)) {
    building.problems.error(place, 'external-list-unknown', { list: listName })
  }
  if (!row.cells.has('choice_filter')) building.problems.warn(place, 'external-without-filter')
  return { kind: 'external', list: listName }
}

/** What the map of a position shows, by its parameter `reference-geometry`. */
export function readGeometry(row: Row, parameters: Parameters): Select | undefined {
  const from = parameters.get('reference-geometry')
  if (from === undefined) return undefined
  const filter = row.cells.get('choice_filter')
  const place = row.at('parameters')
  return { source: { kind: 'geometry', from: generated(from, place) }, ...(filter && { filter }) }
}

/** Several answers are kept in one value, parted by spaces. */
function checkNoSpaces(list: ChoiceList, building: Building): void {
  for (const { name, place } of list.withSpace) {
    building.problems.error(place, 'choice-space', { name, list: list.name })
  }
}

function readRandomize(row: Row, parameters: Parameters, building: Building): Select['randomize'] | undefined {
  const place = row.at('parameters')
  const seed = parameters.get('seed')
  if (parameters.get('randomize') === 'true') return seed === undefined ? {} : { seed: generated(seed, place) }
  if (seed !== undefined) building.problems.error(place, 'seed-without-randomize')
  return undefined
}

/** `or_other`: the choice `other`, and a question that asks which. */
export function addSelectExtras(item: Item, select: Select, row: Row, building: Building): void {
  if (select.source.kind !== 'list' && select.source.kind !== 'inline') {
    building.problems.error(row.at('type'), 'or-other-list')
    return
  }
  const { list } = select.source
  if (item.label !== undefined && isTranslated(item.label)) building.problems.warn(row.at('type'), 'or-other-languages')
  addOther(list, building.words.other, row.place)
  const name = generated(`${item.name}_other`, row.place)
  if (item.parent === undefined) return
  building.names.register(name, item.parent, 'question', new Set())
  const type = questionTypes.get('text')
  addItem(item.parent, 'question', name.text, row.place, {
    ...(type && { type }),
    label: new Map([['', generated(building.words.specifyOther, row.place)]]),
    bind: new Map([['relevant', generated(`selected(../${item.name}, 'other')`, row.place)]]),
  })
}
