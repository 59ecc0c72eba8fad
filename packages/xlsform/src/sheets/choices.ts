import type { Place, Problems } from '../problems.ts'
import { generated, hasReference, isTranslated, type Cell, type Text } from './cells.ts'
import { choiceColumns } from './columns.ts'
import { isElementName } from './names.ts'
import { textsUnder, type Row, type Table } from './table.ts'

/** One choice of a list. */
export interface Choice {
  readonly name: string
  readonly place: Place
  readonly label?: Text
  readonly media: ReadonlyMap<string, Text>
  /** The other columns, for `choice_filter` and expressions. */
  readonly extra: ReadonlyMap<string, string>
}

/** A named list of choices. */
export interface ChoiceList {
  readonly name: string
  readonly place: Place
  readonly choices: Choice[]
  readonly names: Set<string>
  /** Choices whose names several answers in one value could not be told apart by. */
  readonly withSpace: Choice[]
  /** Whether the labels are looked up by language rather than written in the list itself. */
  needsItext: boolean
}

const noPrefixes: ReadonlySet<string> = new Set()

/** Reads the choices (or external_choices, or osm) sheet into its lists, in the order they first appear. */
export function readChoices(table: Table, allowDuplicates: boolean, problems: Problems): Map<string, ChoiceList> {
  const extraColumns = readExtraColumns(table, problems)
  const lists = new Map<string, ChoiceList>()
  for (const row of table.rows()) {
    const listName = row.cells.get('list_name')
    const name = row.cells.get('name')
    if (listName === undefined) {
      // A row without a list may be a note to the author; one that looks like a choice was meant to be one.
      if (name !== undefined && row.texts.has('label')) problems.warn(row.at('list_name'), 'choice-list-missing')
      continue
    }
    if (name === undefined) {
      problems.error(row.at('name'), 'choice-name-missing', { list: listName.text })
      continue
    }
    const list = lists.get(listName.text) ?? emptyList(listName)
    lists.set(listName.text, list)
    list.choices.push(readChoice(row, name, extraColumns))
  }
  for (const list of lists.values()) checkList(list, allowDuplicates, problems)
  return lists
}

function emptyList({ text, place }: Cell): ChoiceList {
  return { name: text, place, choices: [], names: new Set(), withSpace: [], needsItext: false }
}

function readChoice(row: Row, name: Cell, extraColumns: readonly string[]): Choice {
  const extra = new Map<string, string>()
  for (const column of extraColumns) {
    const cell = row.cells.get(column)
    if (cell !== undefined) extra.set(column, cell.text)
  }
  const label = row.texts.get('label')
  return { name: name.text, place: name.place, media: textsUnder(row, 'media'), extra, ...(label && { label }) }
}

function readExtraColumns(table: Table, problems: Problems): string[] {
  const columns: string[] = []
  for (const heading of table.headings) {
    if (heading.known || choiceColumns.known.has(heading.name)) continue
    if (isElementName(heading.name, noPrefixes)) columns.push(heading.name)
    else problems.warn(heading.place, 'choice-column-name', { heading: heading.name })
  }
  return columns
}

function checkList(list: ChoiceList, allowDuplicates: boolean, problems: Problems): void {
  for (const choice of list.choices) {
    if (list.names.has(choice.name) && !allowDuplicates) {
      problems.error(choice.place, 'choice-twice', { name: choice.name, list: list.name })
    }
    list.names.add(choice.name)
    if (/\s/.test(choice.name)) list.withSpace.push(choice)
    list.needsItext ||= isLookedUp(choice)
    if (choice.label === undefined && choice.media.size === 0) {
      problems.warn(choice.place, 'choice-label-missing', { name: choice.name, list: list.name })
    }
  }
}

function isLookedUp({ label, media }: Choice): boolean {
  return media.size > 0 || (label !== undefined && (isTranslated(label) || hasReference(label)))
}

/** Adds the choice `other` to a list that lacks it, in every language the list speaks. */
export function addOther(list: ChoiceList, label: string, place: Place): void {
  if (list.names.has('other')) return
  const languages = new Set(list.choices.flatMap(choice => [...choice.label?.keys() ?? []]))
  if (languages.size === 0) languages.add('')
  const text = new Map([...languages].map(language => [language, generated(label, place)]))
  list.names.add('other')
  list.choices.push({ name: 'other', place, label: text, media: new Map(), extra: new Map() })
}
