import type { Problems } from '../problems.ts'
import { yesNo, type Cell } from './cells.ts'
import { isElementName } from './names.ts'
import { cellsUnder, type Table } from './table.ts'

/** The settings sheet, read. */
export interface Settings {
  readonly formId: string
  readonly title: string
  readonly version?: string
  /** The name of the root element of the data. */
  readonly rootName: string
  readonly defaultLanguage: string
  readonly allowChoiceDuplicates: boolean
  readonly omitInstanceId: boolean
  /** Whether runs of spaces in the survey sheet become one. */
  readonly cleanTextValues: boolean
  /** Whether people may change what they have already sent. */
  readonly clientEditable: boolean
  /** What is written through as it stands. */
  readonly cells: ReadonlyMap<string, Cell>
  /** `attribute::name` columns: attributes of the root element. */
  readonly attributes: ReadonlyMap<string, Cell>
  /** Namespaces of the document: the standard ones and those of the `namespaces` setting. */
  readonly namespaces: ReadonlyMap<string, string>
}

/** The language of texts whose column names none, unless the settings name it. */
export const unnamedLanguage = 'default'

const standardNamespaces: readonly (readonly [string, string])[] = [
  ['h', 'http://www.w3.org/1999/xhtml'],
  ['ev', 'http://www.w3.org/2001/xml-events'],
  ['xsd', 'http://www.w3.org/2001/XMLSchema'],
  ['jr', 'http://openrosa.org/javarosa'],
  ['orx', 'http://openrosa.org/xforms'],
  ['odk', 'http://www.opendatakit.org/xforms'],
  ['entities', 'http://www.opendatakit.org/xforms/entities'],
]

/** Namespaces that forms use without declaring them, and that are declared where they do: here, that of Survey123. */
export const conventionalNamespaces: ReadonlyMap<string, string> = new Map([['esri', 'http://esri.com/xforms']])

/** Reads the settings sheet; `fallbackId` names a form whose sheet does not. */
export function readSettings(table: Table, fallbackId: string | undefined, problems: Problems): Settings {
  const [row, ...further] = table.rows()
  for (const { cells } of further) problems.warn(cells.values().next().value?.place ?? { sheet: table.sheet }, 'settings-row')
  const cells = row?.cells ?? new Map<string, Cell>()
  const formId = cells.get('id_string')?.text ?? fallbackId ?? 'data'
  if (!cells.has('id_string') && fallbackId === undefined) {
    problems.warn({ sheet: table.sheet, row: 2, column: 'form_id' }, 'form-id-missing', { formId })
  }
  const namespaces = readNamespaces(cells.get('namespaces'), problems)
  const version = cells.get('version')?.text
  return {
    formId,
    title: cells.get('title')?.text ?? formId,
    ...(version === undefined ? {} : { version }),
    rootName: readRootName(cells.get('name'), namespaces, problems),
    defaultLanguage: cells.get('default_language')?.text ?? unnamedLanguage,
    allowChoiceDuplicates: readSwitch(cells.get('allow_choice_duplicates'), problems),
    omitInstanceId: readSwitch(cells.get('omit_instanceid'), problems),
    cleanTextValues: readSwitch(cells.get('clean_text_values'), problems, true),
    clientEditable: readSwitch(cells.get('client_editable'), problems),
    cells,
    attributes: row === undefined ? new Map() : cellsUnder(row, 'attribute'),
    namespaces,
  }
}

function readRootName(cell: Cell | undefined, namespaces: ReadonlyMap<string, string>, problems: Problems): string {
  if (cell === undefined) return 'data'
  if (isElementName(cell.text, new Set(namespaces.keys()))) return cell.text
  problems.error(cell.place, 'name-invalid', { name: cell.text })
  return 'data'
}

function readSwitch(cell: Cell | undefined, problems: Problems, otherwise = false): boolean {
  if (cell === undefined) return otherwise
  const value = yesNo(cell.text)
  if (value === undefined) problems.error(cell.place, 'yes-no', { value: cell.text })
  return value ?? otherwise
}

/** `esri="http://esri.com/xforms" other="…"`, added to the standard ones. */
function readNamespaces(cell: Cell | undefined, problems: Problems): Map<string, string> {
  const namespaces = new Map(standardNamespaces)
  if (cell === undefined) return namespaces
  for (const part of cell.text.split(/\s+/)) {
    const match = /^([^=:]+)=["']?([^"']+)["']?$/.exec(part)
    const prefix = match?.[1]
    const uri = match?.[2]
    if (prefix === undefined || uri === undefined || !isElementName(prefix, new Set())) {
      problems.error(cell.place, 'namespace-form', { part })
    } else if (!namespaces.has(prefix)) namespaces.set(prefix, uri)
  }
  return namespaces
}
