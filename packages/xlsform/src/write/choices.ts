import { compile } from '../expressions/compile.ts'
import { findItem, pathToInstances } from '../expressions/references.ts'
import type { Form } from '../form.ts'
import type { Choice, ChoiceList } from '../sheets/choices.ts'
import { nearestRepeat, type Item, type Select } from '../tree/items.ts'
import type { BodyContext } from './body.ts'
import { addChoiceTexts, needsItext } from './secondary-instances.ts'
import { plain } from './texts.ts'
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
  const itemset = readItemset(item, select, context.form)
  if (itemset === undefined) return []
  return [element('itemset', { nodeset: randomized(itemset.nodeset, select, item, context.form) }, [
    element('value', { ref: itemset.value }), element('label', { ref: itemset.label }),
  ])]
}

function readItemset(item: Item, select: Select, form: Form): Itemset | undefined {
  const { source } = select
  switch (source.kind) {
    case 'list':
      return {
        nodeset: `instance('${source.list.name}')/root/item${predicate(item, select, form)}`,
        value: 'name',
        label: needsItext(source.list) ? 'jr:itext(itextId)' : 'label',
      }
    case 'file':
      return {
        nodeset: `instance('${source.file.id}')/root/item${predicate(item, select, form)}`,
        value: source.value,
        label: source.label,
      }
    case 'answers':
      return answersItemset(item, select, source.reference.text, form)
    case 'inline':
    case 'external':
      return undefined
  }
}

/** The choices are the answers given to a question in every instance of its repeat. */
function answersItemset(item: Item, select: Select, reference: string, form: Form): Itemset | undefined {
  const place = select.source.kind === 'answers' ? select.source.reference.place : item.place
  const target = findItem(reference.trim().slice(2, -1), form, place)
  if (target === undefined) return undefined
  const repeat = nearestRepeat(target)
  if (repeat === undefined) {
    form.problems.error(place, 'answers-without-repeat', { name: target.name })
    return undefined
  }
  const answer = target.path.slice(repeat.path.length + 1)
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
  if (!needsItext(list)) {
    const text = choice.label === undefined ? undefined : plain(choice.label)
    return element('label', {}, [text?.text ?? choice.name])
  }
  const id = `${list.name}-${index}`
  addChoiceTexts(id, choice, context.form, context.translations)
  return element('label', { ref: `jr:itext('${id}')` })
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
