import type { Problems } from '../problems.ts'
import type { ChoiceList } from '../sheets/choices.ts'
import { generated, type Cell } from '../sheets/cells.ts'
import type { Settings } from '../sheets/settings.ts'
import type { Row } from '../sheets/table.ts'
import type { Item } from './items.ts'
import type { NameRegister } from './name-register.ts'

/** Words that the compiler writes into a form by itself. */
export interface GeneratedWords {
  /** The choice that `or_other` adds. */
  readonly other: string
  /** The question that `or_other` adds. */
  readonly specifyOther: string
  /** The hint of the historical type `phone number`; in English if left out. */
  readonly numbersOnly?: string
  /** The hint of the historical types `number of days in last …`, given the highest number. */
  readonly numberTo?: (most: number) => string
}

/** What building the tree needs to know of the other sheets. */
export interface Building {
  readonly problems: Problems
  readonly settings: Settings
  readonly choices: ReadonlyMap<string, ChoiceList>
  readonly externalChoices: ReadonlyMap<string, ChoiceList>
  readonly osm: ReadonlyMap<string, ChoiceList>
  readonly names: NameRegister
  /** Where the lists are noted down that loops are written out over. */
  readonly looped: Set<string>
  readonly words: GeneratedWords
}

/** An open group or repeat. */
export interface OpenSection {
  readonly item: Item
  /** Of a table-list group: the list its selects share, once the first has named it. */
  tableList?: { list: string | undefined }
}

/** The name of a row, or one made up so that compiling can go on and find further errors. */
export function rowName(row: Row, fallback: string | undefined, building: Building): Cell {
  const cell = row.cells.get('name')
  if (cell !== undefined) return cell
  if (fallback === undefined) building.problems.error(row.at('name'), 'name-missing')
  return generated(fallback ?? `row_${row.place.row ?? 0}`, row.place)
}
