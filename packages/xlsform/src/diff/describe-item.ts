import type { Cell, Text } from '../sheets/cells.ts'
import type { Choice } from '../sheets/choices.ts'
import type { Item, Select } from '../tree/items.ts'

/** What the columns of a row say, under the names authors know. */
export type Columns = ReadonlyMap<string, string>

const columnNames: Readonly<Record<string, string>> = {
  'calculate': 'calculation', 'jr:constraintMsg': 'constraint_message', 'jr:requiredMsg': 'required_message',
  'jr:count': 'repeat_count',
}

/** What a row says beside its name and type, in the given languages. */
export function columnsOf(item: Item, languages: ReadonlySet<string>): Columns {
  const columns = new Map<string, string>()
  const addText = textAdder(columns, languages)
  addText('label', item.label)
  addText('hint', item.hint)
  addText('guidance_hint', item.guidance)
  for (const [medium, text] of item.media) addText(medium, text)
  for (const [attribute, cell] of [...item.bind, ...item.control]) addCell(columns, attribute, cell)
  for (const [attribute, text] of item.messages) addText(attribute, text)
  for (const [attribute, cell] of item.instance) addCell(columns, `instance::${attribute}`, cell)
  if (item.default !== undefined) columns.set('default', item.default.text)
  if (item.saveTo !== undefined) columns.set('save_to', item.saveTo.text)
  if (item.triggers !== undefined) columns.set('trigger', item.triggers.map(cell => cell.text).join(', '))
  if (item.select?.filter !== undefined) columns.set('choice_filter', item.select.filter.text)
  for (const [key, value] of item.parameters ?? []) columns.set(`parameters ${key}`, value)
  return columns
}

/** The type as its cell says it, with the list it takes its choices from. */
export function typeOf(item: Item): string {
  const type = item.type?.name ?? item.kind
  const source = item.select === undefined ? '' : sourceOf(item.select)
  return source === '' ? type : `${type} ${source}`
}

function sourceOf({ source }: Select): string {
  switch (source.kind) {
    case 'list':
    case 'inline':
      return source.list.name
    case 'file':
      return source.file.src.slice(source.file.src.lastIndexOf('/') + 1)
    case 'answers':
      return source.reference.text
    case 'external':
      return source.list
    // Named by a parameter, not by the type.
    case 'geometry':
      return ''
  }
}

/** What a choice says beside its name, in the given languages. */
export function columnsOfChoice({ label, media, extra }: Choice, languages: ReadonlySet<string>): Columns {
  const columns = new Map(extra)
  const addText = textAdder(columns, languages)
  addText('label', label)
  for (const [medium, text] of media) addText(medium, text)
  return columns
}

function textAdder(columns: Map<string, string>, languages: ReadonlySet<string>) {
  return (name: string, text: Text | undefined): void => {
    for (const [language, cell] of text ?? []) {
      if (language === '') addCell(columns, name, cell)
      else if (languages.has(language)) addCell(columns, `${columnNames[name] ?? name}::${language}`, cell)
    }
  }
}

function addCell(columns: Map<string, string>, name: string, cell: Cell): void {
  columns.set(columnNames[name] ?? name, cell.text)
}
