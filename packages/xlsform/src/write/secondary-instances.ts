import { lastSavedInstance } from '../expressions/references.ts'
import type { Form } from '../form.ts'
import { tickLabels } from '../questions/range.ts'
import { plain } from '../sheets/cells.ts'
import type { ChoiceList } from '../sheets/choices.ts'
import { updates } from '../sheets/entities.ts'
import type { AttachedFile, Item } from '../tree/items.ts'
import { attachedFiles, instancesUsed, usesLastSaved, type InstanceUse } from './instance-uses.ts'
import type { Translations } from './translations.ts'
import { element, type XmlElement } from './xml.ts'

/** What the secondary instances are, and the files that come with the form because of them. */
export interface SecondaryInstances {
  readonly elements: readonly XmlElement[]
  /** The attached files by the id of their instance. */
  readonly attached: ReadonlyMap<string, AttachedFile>
  readonly files: readonly string[]
}

/** Writes the secondary instances: attached files, the last saved record, the lists of choices. */
export function writeSecondaryInstances(
  items: readonly Item[], form: Form, translations: Translations,
): SecondaryInstances {
  const attached = new Map<string, AttachedFile>()
  for (const item of items) for (const file of attachedFiles(item)) addAttached(file, attached, form)
  const used = items.flatMap(instancesUsed)
  checkInstances(used, items, attached, form)
  const elements = [...attached.values()].map(file => element('instance', { id: file.id, src: file.src }))
  if (usesLastSaved(items, form)) {
    elements.push(element('instance', { id: lastSavedInstance, src: 'jr://instance/last-saved' }))
  }
  const onlyInline = listsOnlyInline(items, used, form)
  for (const list of form.choices.values()) {
    const clash = attached.get(list.name)
    if (clash !== undefined) form.problems.error(list.place, 'instance-clash', { id: list.name, src: clash.src })
    else if (!onlyInline.has(list.name)) elements.push(choiceInstance(list, form, translations))
  }
  const files = [...attached.values()].map(file => file.src.slice(file.src.lastIndexOf('/') + 1))
  return { elements, attached, files }
}

function addAttached(file: AttachedFile, attached: Map<string, AttachedFile>, form: Form): void {
  const same = attached.get(file.id)
  if (same === undefined) attached.set(file.id, file)
  else if (same.src !== file.src) form.problems.error(file.place, 'instance-clash', { id: file.id, src: same.src })
}

/** Lists that only `search()` appearances use: their choices stand in the body, an instance would be dead weight. */
function listsOnlyInline(items: readonly Item[], used: readonly InstanceUse[], form: Form): Set<string> {
  const inline = new Set<string>()
  const queried = new Set(used.map(use => use.id))
  for (const item of items) {
    const source = item.select?.source
    if (source?.kind === 'inline') inline.add(source.list.name)
    if (source?.kind === 'list') queried.add(source.list.name)
    if (source?.kind === 'geometry') queried.add(source.from.text)
    const ticks = tickLabels(item, form.choices)
    if (ticks !== undefined) queried.add(ticks.name)
  }
  return new Set([...inline].filter(name => !queried.has(name)))
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

function choiceInstance(list: ChoiceList, form: Form, translations: Translations): XmlElement {
  const itext = list.needsItext
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
