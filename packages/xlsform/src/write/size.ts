import type { Form } from '../form.ts'
import type { Text } from '../sheets/cells.ts'
import type { ChoiceList } from '../sheets/choices.ts'
import { mostLanguages } from '../sheets/translation-gaps.ts'
import type { Item } from '../tree/items.ts'

/** Characters that no client opens; a form of 5,000 questions has some four million. */
const LARGEST = 100_000_000

/** What a path or an item costs beside its own letters: its element, its bind, its control. */
const PER_ITEM = 8

/**
 * Refuses a form that would compile to more than a client can open, before memory is spent on writing it. A small
 * workbook can be such a form: lists repeated for every question, texts for every language, long names nested deep.
 */
export function checkSize(items: readonly Item[], languages: number, form: Form): boolean {
  const { problems } = form
  if (languages > mostLanguages) {
    problems.error({ sheet: form.root.place.sheet, row: 1 }, 'languages-many', {
      count: String(languages), most: String(mostLanguages),
    })
    return false
  }
  if (estimate(items, languages, form) <= LARGEST) return true
  problems.error({ sheet: form.root.place.sheet }, 'form-large', { most: String(LARGEST) })
  return false
}

function estimate(items: readonly Item[], languages: number, form: Form): number {
  const copies = Math.max(languages, 1)
  const longest = items.reduce((most, item) => Math.max(most, item.path.length), 0)
  const tagged = new Map<ChoiceList, number>()
  let size = 0
  for (const item of items) {
    size += item.path.length * PER_ITEM + references(item) * longest * copies
    const source = item.select?.source
    if (source?.kind === 'inline') size += source.list.choices.length * PER_ITEM * PER_ITEM
    if (item.tags !== undefined) {
      const known = tagged.get(item.tags.list) ?? tagsSize(item.tags)
      tagged.set(item.tags.list, known)
      size += known
    }
  }
  for (const { choices } of form.choices.values()) size += choices.length * copies * PER_ITEM * PER_ITEM
  return size
}

function tagsSize({ list, values }: NonNullable<Item['tags']>): number {
  const items = list.choices.map(tag => 1 + (values.get(tag.name)?.choices.length ?? 0))
  return items.reduce((sum, count) => sum + count * PER_ITEM * PER_ITEM, 0)
}

/** How many references an item's cells hold, or a few more. */
function references(item: Item): number {
  let count = item.triggers?.length ?? 0
  const texts: (Text | undefined)[] = [
    item.label, item.hint, item.guidance, ...item.messages.values(), ...item.media.values(),
  ]
  for (const text of texts) for (const cell of text?.values() ?? []) count += dollars(cell.text)
  for (const cells of [item.bind, item.control, item.instance]) {
    for (const cell of cells.values()) count += dollars(cell.text)
  }
  return count + dollars(item.select?.filter?.text ?? '') + dollars(item.default?.text ?? '')
}

function dollars(text: string): number {
  let count = 0
  for (let at = text.indexOf('${'); at >= 0; at = text.indexOf('${', at + 2)) count++
  return count
}
