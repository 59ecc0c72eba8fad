import { lastSavedInstance } from '../expressions/references.ts'
import type { Form } from '../form.ts'
import { tickLabels } from '../questions/range.ts'
import { plain } from '../sheets/cells.ts'
import type { ChoiceList } from '../sheets/choices.ts'
import { updates } from '../sheets/entities.ts'
import type { AttachedFile, Item } from '../tree/items.ts'
import { attachedFiles, instancesUsed, usesLastSaved, type InstanceUse } from './instance-uses.ts'
import { formsOf, type Translations } from './translations.ts'
import { element, type XmlLines } from './xml.ts'

/** The files that come with the form because of its secondary instances. */
export interface SecondaryInstances {
  /** The attached files by the id of their instance. */
  readonly attached: ReadonlyMap<string, AttachedFile>
  readonly files: readonly string[]
}

/** Writes the secondary instances: attached files, the last saved record, the lists of choices. */
export function writeSecondaryInstances(
  items: readonly Item[], form: Form, translations: Translations, lines: XmlLines,
): SecondaryInstances {
  const attached = new Map<string, AttachedFile>()
  for (const item of items) for (const file of attachedFiles(item)) addAttached(file, attached, form)
  const used = items.flatMap(instancesUsed)
  checkInstances(used, items, attached, form)
  for (const file of attached.values()) lines.add(element('instance', { id: file.id, src: file.src }))
  if (usesLastSaved(items, form)) {
    reportLastSavedClash(attached, form)
    lines.add(element('instance', { id: lastSavedInstance, src: 'jr://instance/last-saved' }))
  }
  reportSharedSearchLists(items, form)
  const onlyInline = listsOnlyInline(items, used, form)
  for (const list of form.choices.values()) {
    const clash = attached.get(list.name)
    if (clash !== undefined) form.problems.error(list.place, 'instance-clash', { id: list.name, src: clash.src })
    else if (!onlyInline.has(list.name)) writeChoiceInstance(list, form, translations, lines)
  }
  const files = [...attached.values()].map(file => file.src.slice(file.src.lastIndexOf('/') + 1))
  return { attached, files }
}

/** The record saved before has an id of its own, which no file or list may have beside it. */
function reportLastSavedClash(attached: ReadonlyMap<string, AttachedFile>, form: Form): void {
  const place = attached.get(lastSavedInstance)?.place ?? form.choices.get(lastSavedInstance)?.place
  if (place === undefined) return
  form.problems.error(place, 'instance-clash', { id: lastSavedInstance, src: '${last-saved#…}' })
}

function addAttached(file: AttachedFile, attached: Map<string, AttachedFile>, form: Form): void {
  const same = attached.get(file.id)
  if (same === undefined || (same.src === file.src && same.lookedUp === true)) attached.set(file.id, file)
  else if (same.src !== file.src) form.problems.error(file.place, 'instance-clash', { id: file.id, src: same.src })
}

/** The lists of the choices sheet that an item shows as they stand. */
function listsOffered(item: Item, form: Form): ChoiceList[] {
  const source = item.select?.source
  const offered = [
    source?.kind === 'list' ? source.list : undefined,
    source?.kind === 'geometry' ? form.choices.get(source.from.text) : undefined,
    tickLabels(item, form.choices),
  ]
  return offered.filter(list => list !== undefined)
}

/** Lists that only `search()` appearances use: their choices stand in the body, an instance would be dead weight. */
function listsOnlyInline(items: readonly Item[], used: readonly InstanceUse[], form: Form): Set<string> {
  const inline = new Set<string>()
  const queried = new Set(used.map(use => use.id))
  for (const item of items) {
    if (item.select?.source.kind === 'inline') inline.add(item.select.source.list.name)
    for (const list of listsOffered(item, form)) queried.add(list.name)
  }
  return new Set([...inline].filter(name => !queried.has(name)))
}

/** The list of a `search()` appearance names columns of a file: another select would offer those names as choices. */
function reportSharedSearchLists(items: readonly Item[], form: Form): void {
  const searching = new Map<ChoiceList, Item>()
  for (const item of items) {
    if (item.select?.source.kind === 'inline') searching.set(item.select.source.list, item)
  }
  if (searching.size === 0) return
  for (const item of items) {
    for (const list of listsOffered(item, form)) {
      const searched = searching.get(list)
      if (searched === undefined) continue
      form.problems.error(item.place, 'search-list-shared', { list: list.name, row: String(searched.place.row ?? '') })
    }
  }
}

/** Instances that expressions look into have to exist; so have those of entities to update, whose versions are read. */
function checkInstances(
  used: readonly InstanceUse[], items: readonly Item[], attached: ReadonlyMap<string, AttachedFile>, form: Form,
): void {
  for (const { id, place } of used) {
    if (!attached.has(id) && !form.choices.has(id)) form.problems.warn(place, 'instance-unknown', { id })
  }
  for (const { entity } of items) {
    if (entity === undefined || !updates(entity) || attached.has(entity.name) || form.choices.has(entity.name)) continue
    form.problems.error(entity.place, 'entity-list-not-attached', { list: entity.name })
  }
}

function writeChoiceInstance(list: ChoiceList, form: Form, translations: Translations, lines: XmlLines): void {
  lines.open(element('instance', { id: list.name }))
  lines.open(element('root'))
  for (const [index, choice] of list.choices.entries()) {
    const children = [element('name', {}, [choice.name])]
    if (list.needsItext) {
      const id = `${list.name}-${index}`
      translations.add(id, formsOf(choice.label, choice.media), form.root)
      children.push(element('itextId', {}, [id]))
    } else if (choice.label !== undefined) {
      children.push(element('label', {}, [plain(choice.label)?.text ?? '']))
    }
    for (const [name, text] of choice.extra) children.push(element(name, {}, [text]))
    lines.add(element('item', {}, children))
  }
  lines.close()
  lines.close()
}

