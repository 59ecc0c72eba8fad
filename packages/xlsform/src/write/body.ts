import { compile, substituteReferences } from '../expressions/compile.ts'
import type { Form } from '../form.ts'
import { tickLabels } from '../questions/range.ts'
import { isTranslated, plain, type Text } from '../sheets/cells.ts'
import { ShortMap } from '../short-map.ts'
import { isShown, type Item } from '../tree/items.ts'
import { actionElement } from './actions.ts'
import type { BodyContext } from './body-context.ts'
import { listItemset, writeChoices, writeItemset, writeTags } from './choices.ts'
import { textContent } from './texts.ts'
import { formsOf } from './translations.ts'
import { element, type XmlElement } from './xml.ts'

/** Writes the controls of a section's children. */
export function writeControls(section: Item, context: BodyContext): void {
  for (const child of section.children) {
    if (child.isMeta === true) continue
    if (child.kind === 'group') writeGroup(child, context)
    else if (child.kind === 'repeat') writeRepeat(child, context)
    else if (isShown(child)) context.lines.add(writeQuestion(child, context))
  }
}

function writeGroup(group: Item, context: BodyContext): void {
  const { lines, form } = context
  lines.open(element('group', { ref: group.path, ...controlAttributes(group, form) }))
  for (const text of labelAndHint(group, context)) lines.add(text)
  writeControls(group, context)
  lines.close()
}

function writeRepeat(repeat: Item, context: BodyContext): void {
  const { lines, form, actions } = context
  lines.open(element('group', { ref: repeat.path }))
  for (const text of labelAndHint(repeat, context)) lines.add(text)
  lines.open(element('repeat', { nodeset: repeat.path, ...controlAttributes(repeat, form) }))
  writeControls(repeat, context)
  for (const action of actions.byRepeat.get(repeat) ?? []) lines.add(actionElement(action))
  lines.close()
  lines.close()
}

function writeQuestion(item: Item, context: BodyContext): XmlElement {
  const { form } = context
  const attributes: Record<string, string> = { ref: item.path, ...item.type?.attributes }
  Object.assign(attributes, controlAttributes(item, form))
  const source = item.select?.source
  if (source?.kind === 'external') {
    const filter = item.select?.filter
    const predicate = filter === undefined ? '' : `[${compile(filter, item, form, { filter: true }).xpath}]`
    attributes['query'] = `instance('${source.list}')/root/item${predicate}`
  }
  return element(item.type?.control ?? 'input', attributes, [
    ...labelAndHint(item, context),
    ...writeChoices(item, context),
    ...writeTags(item, context),
    ...ticks(item, context),
    ...(context.actions.byTrigger.get(item) ?? []).map(actionElement),
  ])
}

function ticks(item: Item, { form }: BodyContext): XmlElement[] {
  const list = tickLabels(item, form.choices)
  return list === undefined ? [] : [writeItemset(listItemset(list))]
}

function controlAttributes(item: Item, form: Form): Record<string, string> {
  const attributes: Record<string, string> = {}
  for (const [name, cell] of item.control) {
    attributes[name] = name === 'jr:count' ? compile(cell, item, form).xpath : substituteReferences(cell, item, form)
  }
  return attributes
}

function labelAndHint(item: Item, context: BodyContext): XmlElement[] {
  const elements: XmlElement[] = []
  const hinted = item.hint !== undefined || item.guidance !== undefined
  if (item.label !== undefined || item.media.size > 0) elements.push(writeLabel(item, context))
  // Clients take the first text of a control for its label.
  else if (hinted) elements.push(element('label'))
  if (hinted) elements.push(writeHint(item, context))
  return elements
}

function writeLabel(item: Item, { form, translations }: BodyContext): XmlElement {
  const { label, media } = item
  const only = label === undefined ? undefined : inPlace(label)
  if (media.size === 0 && only !== undefined) return element('label', {}, textContent(only, item, form))
  return element('label', { ref: translations.add(`${item.path}:label`, formsOf(label, media), item) })
}

/** A hint with guidance is always looked up, since guidance exists only as a form of it. */
function writeHint(item: Item, { form, translations }: BodyContext): XmlElement {
  const { hint, guidance } = item
  const only = hint === undefined ? undefined : inPlace(hint)
  if (guidance === undefined && only !== undefined) return element('hint', {}, textContent(only, item, form))
  const forms = formsOf(hint, guidance === undefined ? undefined : ShortMap.of([['guidance', guidance]]))
  return element('hint', { ref: translations.add(`${item.path}:hint`, forms, item) })
}

function inPlace(text: Text) {
  return isTranslated(text) ? undefined : plain(text)
}
