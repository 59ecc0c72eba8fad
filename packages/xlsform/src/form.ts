import type { Problems } from './problems.ts'
import type { ChoiceList } from './sheets/choices.ts'
import type { EntityList } from './sheets/entities.ts'
import type { Settings } from './sheets/settings.ts'
import { descendants, type Item } from './tree/items.ts'

/** A workbook understood: what the writers turn into an XForm. */
export interface Form {
  readonly settings: Settings
  readonly root: Item
  readonly choices: ReadonlyMap<string, ChoiceList>
  readonly entities: readonly EntityList[]
  /** Items that `${name}` can mean; more than one for an ambiguous name. */
  readonly named: ReadonlyMap<string, readonly Item[]>
  /** Lists that loops were written out over. */
  readonly listsLooped: ReadonlySet<string>
  readonly problems: Problems
}

/** Lets `${instanceID}` and what else stands in the meta block be referred to, unless a question has the name. */
export function nameMeta(meta: Item | undefined, named: Map<string, readonly Item[]>): void {
  for (const item of meta?.children ?? []) {
    if (item.entity === undefined && !named.has(item.name)) named.set(item.name, [item])
  }
}

/** Indexes the items of a tree by name, leaving out the survey itself. */
export function indexByName(root: Item): Map<string, Item[]> {
  const named = new Map<string, Item[]>()
  for (const item of descendants(root)) {
    if (item === root || item.isMeta === true || item.type?.externalFile !== undefined) continue
    const same = named.get(item.name)
    if (same === undefined) named.set(item.name, [item])
    else same.push(item)
  }
  return named
}
