import type { Problems } from '../problems.ts'
import { readTypeCell } from '../questions/type-cell.ts'
import { addOther, type Choice, type ChoiceList } from '../sheets/choices.ts'
import { generated, type Cell, type Text } from '../sheets/cells.ts'
import type { Row } from '../sheets/table.ts'
import type { GeneratedWords } from './building.ts'
import { reportMissingList } from './select.ts'

/** Rows that loops may make: as many as the largest forms have, far below what would exhaust memory. */
const MOST_ROWS = 100_000

/** What loops need to know of the form. */
interface Looping {
  readonly choices: ReadonlyMap<string, ChoiceList>
  readonly looped: Set<string>
  readonly words: GeneratedWords
  readonly problems: Problems
}

/**
 * Writes out the loops of a survey sheet: `begin loop over LIST` is a group that holds, for each choice of the list, a
 * group of the choice's name with all rows up to `end loop`. `%(name)s` and `%(label)s` in them stand for the choice.
 */
export function* writeOutLoops(rows: Iterable<Row>, looping: Looping): Generator<Row> {
  const rest: Row[] = []
  for (const row of rows) {
    if (rest.length > 0 || /^begin[\s_]+loop/i.test(row.cells.get('type')?.text ?? '')) rest.push(row)
    else yield row
  }
  const written: Row[] = []
  addOthers(rest, looping)
  expand(rest, written, looping)
  yield* written
}

/**
 * The choice that an `or_other` adds to a list is looped over as well, wherever the select stands. Of those above the first
 * loop the list has it by now, since their rows have been taken.
 */
function addOthers(rows: readonly Row[], { choices, words }: Looping): void {
  for (const { cells, place } of rows) {
    const type = readTypeCell(cells.get('type')?.text ?? '')
    const list = type.kind === 'question' && type.orOther ? choices.get(type.list ?? '') : undefined
    if (list !== undefined) addOther(list, words.other, place)
  }
}

function expand(rows: readonly Row[], written: Row[], looping: Looping): void {
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index]
    const typeCell = row?.cells.get('type')
    const type = typeCell === undefined ? undefined : readTypeCell(typeCell.text)
    if (row === undefined) continue
    if (typeCell === undefined || type?.kind !== 'begin-loop') {
      push(row, written, looping)
      continue
    }
    const end = endOfLoop(rows, index)
    if (end === undefined) {
      looping.problems.error(typeCell.place, 'section-open', { kind: 'loop', name: row.cells.get('name')?.text ?? '' })
      return
    }
    writeLoop(row, typeCell, type.list, rows.slice(index + 1, end), written, looping)
    index = end
  }
}

function writeLoop(
  begin: Row, typeCell: Cell, listName: string, body: readonly Row[], written: Row[], looping: Looping,
): void {
  const list = looping.choices.get(listName)
  if (listName === '') return looping.problems.error(typeCell.place, 'type-list-missing', { type: 'begin loop over' })
  if (list === undefined) return reportMissingList(listName, undefined, typeCell.place, looping)
  looping.looped.add(listName)
  push(withType(begin, typeCell, 'begin group'), written, looping)
  for (const choice of list.choices) {
    // The choice that stands for none of the others is not asked about.
    if (choice.name === 'none') continue
    push(groupOf(choice, begin, typeCell), written, looping)
    expand(body.map(row => rowFor(row, choice)), written, looping)
    push(endRow(begin, typeCell), written, looping)
  }
  push(endRow(begin, typeCell), written, looping)
}

function push(row: Row, written: Row[], { problems }: Looping): void {
  written.push(row)
  if (written.length <= MOST_ROWS) return
  problems.error(row.at('type'), 'loop-large', { most: String(MOST_ROWS) })
  problems.throwIfErrors()
}

function endOfLoop(rows: readonly Row[], begin: number): number | undefined {
  let depth = 0
  for (let index = begin; index < rows.length; index++) {
    const kind = readTypeCell(rows[index]?.cells.get('type')?.text ?? '').kind
    if (kind === 'begin-loop') depth++
    if (kind === 'end-loop' && --depth === 0) return index
  }
  return undefined
}

function withType(row: Row, typeCell: Cell, type: string): Row {
  return { ...row, cells: new Map(row.cells).set('type', generated(type, typeCell.place)) }
}

function groupOf({ name, label, media }: Choice, begin: Row, typeCell: Cell): Row {
  const texts = new Map<string, Text>()
  if (label !== undefined) texts.set('label', label)
  for (const [medium, text] of media) texts.set(`media::${medium}`, text)
  const cells = new Map([['type', generated('begin group', typeCell.place)], ['name', generated(name, typeCell.place)]])
  return { ...begin, cells, texts }
}

function endRow(begin: Row, typeCell: Cell): Row {
  return { ...begin, cells: new Map([['type', generated('end group', typeCell.place)]]), texts: new Map() }
}

/** A row of the loop with the choice's name and label put in; of a label in several languages, that of the text. */
function rowFor(row: Row, choice: Choice): Row {
  const cells = new Map([...row.cells].map(([heading, cell]) => [heading, cellFor(cell, choice, '')]))
  const texts = new Map([...row.texts].map(([heading, text]): [string, Text] =>
    [heading, new Map([...text].map(([language, cell]) => [language, cellFor(cell, choice, language)]))]))
  return { ...row, cells, texts }
}

function cellFor(cell: Cell, { name, label }: Choice, language: string): Cell {
  if (!cell.text.includes('%(')) return cell
  const shown = label?.get(language) ?? label?.values().next().value
  const text = cell.text.replace(/%\((name|label)\)s/g, (_whole, part) => part === 'name' ? name : shown?.text ?? name)
  return generated(text, cell.place)
}
