import { compile } from '../expressions/compile.ts'
import { findItem, isWholeReference, pathToInstances } from '../expressions/references.ts'
import type { Form } from '../form.ts'
import { plain, type Cell } from '../sheets/cells.ts'
import type { Choice, ChoiceList } from '../sheets/choices.ts'
import { nearestRepeat, type Item, type Select } from '../tree/items.ts'
import { fileColumns } from '../tree/select.ts'
import type { BodyContext } from './body-context.ts'
import { formsOf } from './translations.ts'
import { element, type XmlElement } from './xml.ts'

interface Itemset {
  readonly nodeset: string
  readonly value: string
  readonly label: string
}

/** Writes the choices of a select: a query of an instance, or the items themselves for `search()`. */
export function writeChoices(item: Item, context: BodyContext): XmlElement[] {
  const { select } = item
  if (select === undefined || select.source.kind === 'external') return []
  if (select.source.kind === 'inline') return inlineItems(select.source.list, item.select, context)
  const itemset = readItemset(item, select, context)
  if (itemset === undefined) return []
  return [writeItemset({ ...itemset, nodeset: randomized(itemset.nodeset, select, item, context.form) })]
}

/** Writes a query of an instance and what to show of it. */
export function writeItemset({ nodeset, value, label }: Itemset): XmlElement {
  return element('itemset', { nodeset }, [element('value', { ref: value }), element('label', { ref: label })])
}

function readItemset(item: Item, select: Select, context: BodyContext): Itemset | undefined {
  const { form } = context
  const { source } = select
  switch (source.kind) {
    case 'list':
      return listItemset(source.list, predicate(item, select, form))
    case 'file':
      return {
        nodeset: `instance('${source.file.id}')/root/item${predicate(item, select, form)}`,
        value: source.value,
        label: source.label,
      }
    case 'answers':
      return answersItemset(item, select, source.reference, form)
    case 'geometry':
      return geometryItemset(item, select, source.from, context)
    case 'inline':
    case 'external':
      return undefined
  }
}

/** The choices are those of a list of the choices sheet. */
export function listItemset(list: ChoiceList, predicate = ''): Itemset {
  return {
    nodeset: `instance('${list.name}')/root/item${predicate}`,
    value: 'name',
    label: list.needsItext ? 'jr:itext(itextId)' : 'label',
  }
}

/** The choices are the answers given to a question in every instance of its repeat. */
function answersItemset(item: Item, select: Select, reference: Cell, form: Form): Itemset | undefined {
  const target = findItem(reference.text.trim().slice(2, -1), form, reference.place)
  if (target === undefined) return undefined
  const repeat = nearestRepeat(target)
  if (repeat === undefined) {
    form.problems.error(reference.place, 'answers-without-repeat', { name: target.name })
    return undefined
  }
  return instancesItemset(item, select, repeat, target.path.slice(repeat.path.length + 1), form)
}

/** The shapes on a map: those of a list or an attached file, or the answers to `geometry` in a repeat. */
function geometryItemset(item: Item, select: Select, from: Cell, context: BodyContext): Itemset | undefined {
  const { form } = context
  if (isWholeReference(from.text)) {
    const repeat = findItem(from.text.slice(2, -1), form, from.place)
    if (repeat === undefined) return undefined
    if (repeat.kind === 'repeat' && repeat.children.some(child => child.name === 'geometry')) {
      return instancesItemset(item, select, repeat, 'geometry', form)
    }
    form.problems.error(from.place, 'geometry-repeat', { name: repeat.name })
    return undefined
  }
  const list = form.choices.get(from.text)
  if (list !== undefined) return listItemset(list, predicate(item, select, form))
  const file = context.attached.get(from.text)
  if (file === undefined || file.lookedUp === true) {
    form.problems.error(from.place, 'geometry-list', { list: from.text })
    return undefined
  }
  const { value, label } = fileColumns(file.src)
  return { nodeset: `instance('${file.id}')/root/item${predicate(item, select, form)}`, value, label }
}

function instancesItemset(item: Item, select: Select, repeat: Item, answer: string, form: Form): Itemset {
  const filter = select.filter === undefined
    ? `./${answer} != ''`
    : compile(select.filter, item, form, { filter: true, filtered: repeat }).xpath
  return { nodeset: `${pathToInstances(repeat, item)}[${filter}]`, value: answer, label: answer }
}

function predicate(item: Item, select: Select, form: Form): string {
  return select.filter === undefined ? '' : `[${compile(select.filter, item, form, { filter: true }).xpath}]`
}

function randomized(nodeset: string, select: Select, item: Item, form: Form): string {
  if (select.randomize === undefined) return nodeset
  const { seed } = select.randomize
  return seed === undefined ? `randomize(${nodeset})` : `randomize(${nodeset}, ${compile(seed, item, form).xpath})`
}

function inlineItems(list: ChoiceList, select: Select | undefined, context: BodyContext): XmlElement[] {
  if (select?.filter !== undefined) context.form.problems.error(select.filter.place, 'filter-search')
  return list.choices.map((choice, index) => element('item', {}, [
    inlineLabel(list, choice, index, context), element('value', {}, [choice.name]),
  ]))
}

function inlineLabel(list: ChoiceList, choice: Choice, index: number, context: BodyContext): XmlElement {
  if (!list.needsItext) {
    const text = choice.label === undefined ? undefined : plain(choice.label)
    return element('label', {}, [text?.text ?? choice.name])
  }
  const { form, translations } = context
  const forms = formsOf(choice.label, choice.media)
  return element('label', { ref: translations.add(`${list.name}-${index}`, forms, form.root) })
}

/** Writes the tags of an osm question, each with the values it may take: the list of the tag's own name. */
export function writeTags(item: Item, context: BodyContext): XmlElement[] {
  const { tags } = item
  if (tags === undefined) return []
  return tags.list.choices.map((tag, index) => {
    const values = tags.values.get(tag.name)
    return element('tag', { key: tag.name }, [
      inlineLabel(tags.list, tag, index, context),
      ...values === undefined ? [] : inlineItems(values, undefined, context),
    ])
  })
}
