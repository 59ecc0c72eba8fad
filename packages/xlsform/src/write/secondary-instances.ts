import { tokenize } from '../expressions/tokens.ts'
import { lastSavedInstance } from '../expressions/references.ts'
import type { Form } from '../form.ts'
import type { Place } from '../problems.ts'
import type { ChoiceList } from '../sheets/choices.ts'
import type { Cell } from '../sheets/cells.ts'
import type { AttachedFile, Item } from '../tree/items.ts'
import { hasReference, isTranslated, plain } from './texts.ts'
import type { Translations } from './translations.ts'
import { element, type XmlElement } from './xml.ts'

/** What the secondary instances are, and the files that come with the form because of them. */
export interface SecondaryInstances {
  readonly elements: readonly XmlElement[]
  readonly files: readonly string[]
}

/** Writes the secondary instances: attached files, the last saved record, the lists of choices. */
export function writeSecondaryInstances(
  items: readonly Item[], form: Form, translations: Translations,
): SecondaryInstances {
  const attached = new Map<string, AttachedFile>()
  const inline = new Set<string>()
  const used: { id: string, place: Place }[] = []
  for (const item of items) {
    for (const file of attachedFiles(item)) addAttached(file, attached, form)
    if (item.select?.source.kind === 'inline') inline.add(item.select.source.list.name)
    for (const cell of expressionCells(item)) used.push(...instanceUses(cell))
  }
  if (items.some(usesLastSaved)) {
    attached.set(lastSavedInstance, { id: lastSavedInstance, src: 'jr://instance/last-saved', place: form.root.place })
  }
  const elements = [...attached.values()].map(file => element('instance', { id: file.id, src: file.src }))
  for (const list of form.choices.values()) {
    const clash = attached.get(list.name)
    if (clash !== undefined) form.problems.error(list.place, 'instance-clash', { id: list.name, src: clash.src })
    else if (!inline.has(list.name) || isListed(list, items)) elements.push(choiceInstance(list, form, translations))
  }
  warnOfUnknownInstances(used, attached, form)
  const files = [...attached.values()].filter(file => file.id !== lastSavedInstance)
  return { elements, files: files.map(file => file.src.slice(file.src.lastIndexOf('/') + 1)) }
}

function isListed(list: ChoiceList, items: readonly Item[]): boolean {
  return items.some(item => item.select?.source.kind === 'list' && item.select.source.list === list)
}

function addAttached(file: AttachedFile, attached: Map<string, AttachedFile>, form: Form): void {
  const same = attached.get(file.id)
  if (same === undefined) attached.set(file.id, file)
  else if (same.src !== file.src) form.problems.error(file.place, 'instance-clash', { id: file.id, src: same.src })
}

function attachedFiles(item: Item): AttachedFile[] {
  const files: AttachedFile[] = []
  if (item.select?.source.kind === 'file') files.push(item.select.source.file)
  if (item.type?.externalFile !== undefined) {
    const { name, type: { externalFile: kind } } = { name: item.name, type: item.type }
    const folder = kind === 'csv' ? 'file-csv' : 'file'
    files.push({ id: name, src: `jr://${folder}/${name}.${kind}`, place: item.place })
  }
  for (const cell of expressionCells(item)) {
    for (const id of firstArguments(cell, 'pulldata')) {
      const name = id.replace(/\.csv$/, '')
      files.push({ id: name, src: `jr://file-csv/${name}.csv`, place: cell.place })
    }
  }
  return files
}

function expressionCells(item: Item): Cell[] {
  const cells = [...item.bind.values()]
  if (item.select?.filter !== undefined) cells.push(item.select.filter)
  if (item.default !== undefined && item.defaultIsDynamic === true) cells.push(item.default)
  return cells
}

function usesLastSaved(item: Item): boolean {
  const texts = [item.label, item.hint, item.guidance, ...item.messages.values()]
  return [...expressionCells(item), ...item.control.values()].some(asksLastSaved)
    || texts.some(text => text !== undefined && [...text.values()].some(asksLastSaved))
}

function asksLastSaved(cell: Cell): boolean {
  return cell.text.includes('${last-saved#')
}

function instanceUses(cell: Cell): { id: string, place: Place }[] {
  return firstArguments(cell, 'instance').map(id => ({ id, place: cell.place }))
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

function warnOfUnknownInstances(
  used: readonly { id: string, place: Place }[], attached: ReadonlyMap<string, AttachedFile>, form: Form,
): void {
  for (const { id, place } of used) {
    if (!attached.has(id) && !form.choices.has(id)) form.problems.warn(place, 'instance-unknown', { id })
  }
}

/** Whether a list's labels are looked up by language rather than written in its instance. */
export function needsItext(list: ChoiceList): boolean {
  return list.choices.some(choice => choice.media.size > 0
    || (choice.label !== undefined && (isTranslated(choice.label) || hasReference(choice.label))))
}

function choiceInstance(list: ChoiceList, form: Form, translations: Translations): XmlElement {
  const itext = needsItext(list)
  const items = list.choices.map((choice, index) => {
    const children = [element('name', {}, [choice.name])]
    if (itext) {
      const id = `${list.name}-${index}`
      addChoiceTexts(id, choice, form, translations)
      children.push(element('itextId', {}, [id]))
    } else if (choice.label !== undefined) {
      children.push(element('label', {}, [plain(choice.label)?.text ?? '']))
    }
    for (const [name, text] of choice.extra) children.push(element(name, {}, [text]))
    return element('item', {}, children)
  })
  return element('instance', { id: list.name }, [element('root', {}, items)])
}

/** Adds a choice's label and media to the texts looked up by language. */
export function addChoiceTexts(
  id: string, choice: ChoiceList['choices'][number], form: Form, translations: Translations,
): void {
  if (choice.label !== undefined) translations.add(id, '', choice.label, form.root)
  for (const [medium, text] of choice.media) translations.add(id, medium, text, form.root)
}
