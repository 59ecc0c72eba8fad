import type { Problems } from '../problems.ts'
import { tickLabels } from '../questions/range.ts'
import type { Item } from '../tree/items.ts'
import type { Understood } from '../understand.ts'
import { instancesUsed } from '../write/instance-uses.ts'
import { embeddedExpressions, expressionsOf, namesReferred, textsOf } from './cells.ts'

/** Points out lists of choices, and calculations, that nothing in the form uses. */
export function lintUses({ form, items }: Understood, problems: Problems): void {
  const lists = new Set(form.listsLooped)
  const names = new Set<string>()
  for (const item of items) {
    for (const list of listsOf(item)) lists.add(list)
    const ticks = tickLabels(item, form.choices)
    if (ticks !== undefined) lists.add(ticks.name)
    for (const cell of [...expressionsOf(item), ...textsOf(item)]) {
      for (const name of namesReferred(cell.text)) names.add(name)
    }
  }
  for (const { choices } of form.choices.values()) {
    for (const { label } of choices) for (const cell of label?.values() ?? []) {
      for (const name of namesReferred(cell.text)) names.add(name)
    }
  }
  for (const { text } of form.settings.cells.values()) for (const name of namesReferred(text)) names.add(name)
  for (const list of form.choices.values()) {
    if (!lists.has(list.name)) problems.warn(list.place, 'lint-list-unused', { list: list.name })
  }
  for (const item of items) {
    if (isForOthers(item) && !names.has(item.name)) problems.warn(item.place, 'lint-question-unused', { name: item.name })
  }
}

function* listsOf(item: Item): Generator<string> {
  const source = item.select?.source
  if (source?.kind === 'list' || source?.kind === 'inline') yield source.list.name
  if (source?.kind === 'geometry') yield source.from.text
  for (const { id } of instancesUsed(item)) yield id
  for (const cell of textsOf(item)) for (const { text } of embeddedExpressions(cell)) {
    const id = /^instance\s*\(\s*["']([^"']*)/.exec(text)?.[1]
    if (id !== undefined) yield id
  }
}

/** Calculations that nobody sees are there for other rows, or for whoever reads the data. */
function isForOthers(item: Item): boolean {
  return item.type?.name === 'calculate' && item.isMeta !== true && item.label === undefined && item.saveTo === undefined
}
