import { tokenize } from '../expressions/tokens.ts'
import type { Form } from '../form.ts'
import type { Place } from '../problems.ts'
import type { Cell, Text } from '../sheets/cells.ts'
import type { AttachedFile, Item } from '../tree/items.ts'

/** A secondary instance that an expression looks into. */
export interface InstanceUse {
  readonly id: string
  readonly place: Place
}

/** The files that an item brings with it. */
export function attachedFiles(item: Item): AttachedFile[] {
  const files: AttachedFile[] = []
  if (item.select?.source.kind === 'file') files.push(item.select.source.file)
  const kind = item.type?.externalFile
  if (kind !== undefined) {
    const folder = kind === 'csv' ? 'file-csv' : 'file'
    files.push({ id: item.name, src: `jr://${folder}/${item.name}.${kind}`, place: item.place })
  }
  for (const cell of expressionCells(item)) {
    for (const id of firstArguments(cell, 'pulldata')) {
      const name = id.replace(/\.csv$/, '')
      files.push({ id: name, src: `jr://file-csv/${name}.csv`, place: cell.place, lookedUp: true })
    }
  }
  return files
}

/** The instances that the expressions of an item look into. */
export function instancesUsed(item: Item): InstanceUse[] {
  return expressionCells(item).flatMap(cell =>
    firstArguments(cell, 'instance').map(id => ({ id, place: cell.place })))
}

/** Whether anything in the form asks for the record saved before (`${last-saved#name}`). */
export function usesLastSaved(items: readonly Item[], form: Form): boolean {
  if (items.some(item => [...allCells(item)].some(asksLastSaved))) return true
  for (const { choices } of form.choices.values()) {
    for (const { label, media } of choices) for (const text of [label, ...media.values()]) {
      if (text !== undefined && [...text.values()].some(asksLastSaved)) return true
    }
  }
  return false
}

function asksLastSaved(cell: Cell): boolean {
  return cell.text.includes('${last-saved#')
}

function* allCells(item: Item): Generator<Cell> {
  yield* expressionCells(item)
  yield* item.control.values()
  yield* item.instance.values()
  const texts: (Text | undefined)[] = [
    item.label, item.hint, item.guidance, ...item.messages.values(), ...item.media.values(),
  ]
  for (const text of texts) if (text !== undefined) yield* text.values()
}

function expressionCells(item: Item): Cell[] {
  const { entity } = item
  const filled = [
    item.select?.filter, item.defaultIsDynamic === true ? item.default : undefined,
    entity?.label, entity?.entityId, entity?.createIf, entity?.updateIf,
  ]
  return [...item.bind.values(), ...filled.filter(cell => cell !== undefined)]
}

/** The literal first arguments of the calls of a function in an expression. */
function firstArguments(cell: Cell, name: string): string[] {
  if (!cell.text.includes(name)) return []
  const { tokens } = tokenize(cell.text)
  return tokens.flatMap((token, index) => {
    const argument = tokens[index + 2]
    return token.kind === 'function' && token.text === name && argument?.kind === 'text'
      ? [argument.text.slice(1, -1).trim()]
      : []
  })
}
