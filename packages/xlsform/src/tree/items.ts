import { compactText } from '../compact-text.ts'
import type { Parameters } from '../questions/parameters.ts'
import type { QuestionType } from '../questions/question-types.ts'
import type { Place } from '../problems.ts'
import type { ChoiceList } from '../sheets/choices.ts'
import type { Cell, Text } from '../sheets/cells.ts'
import type { EntityList } from '../sheets/entities.ts'
import { ShortMap } from '../short-map.ts'

/** Where the choices of a select come from. */
export type ChoiceSource =
  | { readonly kind: 'list', readonly list: ChoiceList }
  /** Written into the body instead of an instance, as the `search()` appearance needs. */
  | { readonly kind: 'inline', readonly list: ChoiceList }
  | { readonly kind: 'file', readonly file: AttachedFile, readonly value: string, readonly label: string }
  /** The answers given to a question inside a repeat. */
  | { readonly kind: 'answers', readonly reference: Cell }
  /** Shapes shown on the map of a position: those of a list, an attached file, or a repeat (`${repeat}`). */
  | { readonly kind: 'geometry', readonly from: Cell }
  /** `select_one_external`: looked up by the client in `itemsets.csv`. */
  | { readonly kind: 'external', readonly list: string }

/** A file that comes with the form and is read as a secondary instance. */
export interface AttachedFile {
  readonly id: string
  readonly src: string
  readonly place: Place
  /** Only `pulldata()` reads it: a table to look values up in, not a list to choose from. */
  readonly lookedUp?: true
}

/** The choices of a question. */
export interface Select {
  readonly source: ChoiceSource
  readonly filter?: Cell
  readonly randomize?: { readonly seed?: Cell }
}

/** A node of the form: the survey itself, a group, a repeat or a question. */
export interface Item {
  readonly kind: 'survey' | 'group' | 'repeat' | 'question'
  readonly name: string
  readonly place: Place
  readonly parent: Item | undefined
  /** Absolute path in the primary instance. */
  readonly path: string
  readonly children: Item[]
  readonly type?: QuestionType
  readonly label?: Text
  readonly hint?: Text
  readonly guidance?: Text
  /** Media shown with the label, by form (`image`, `audio`, …). */
  readonly media: ReadonlyMap<string, Text>
  /** Bind attributes: expressions and plain values. */
  readonly bind: ReadonlyMap<string, Cell>
  /** Messages on the bind, by attribute (`jr:constraintMsg`, …). */
  readonly messages: ReadonlyMap<string, Text>
  readonly control: ReadonlyMap<string, Cell>
  /** Attributes of the node in the primary instance. */
  readonly instance: ReadonlyMap<string, Cell>
  readonly default?: Cell
  readonly defaultIsDynamic?: boolean
  readonly triggers?: readonly Cell[]
  readonly select?: Select
  readonly parameters?: Parameters
  /** The tags of an osm question, and the lists of values they may take. */
  readonly tags?: { readonly list: ChoiceList, readonly values: ReadonlyMap<string, ChoiceList> }
  /** Part of the `meta` block: has data, is never shown. */
  readonly isMeta?: true
  /** The entity property the answer is saved as. */
  readonly saveTo?: Cell
  /** Of the node of an entity: its list. */
  readonly entity?: EntityList
}

const nothing: ReadonlyMap<string, never> = new Map<string, never>()

/** A map as a large form can keep it. */
function kept<V>(map: ReadonlyMap<string, V> = nothing): ReadonlyMap<string, V> {
  return map instanceof ShortMap ? map : ShortMap.of(map)
}

/** Makes an item under a parent and hangs it there; whatever is not said is empty. */
export function addItem(
  parent: Item | undefined, kind: Item['kind'], name: string, place: Place, rest: Partial<Item> = {},
): Item {
  const item: Item = {
    ...rest,
    media: kept(rest.media), bind: kept(rest.bind), messages: kept(rest.messages), control: kept(rest.control),
    instance: kept(rest.instance),
    kind, name, place, parent, path: compactText(`${parent?.path ?? ''}/${name}`), children: [],
  }
  parent?.children.push(item)
  return item
}

/** The item and everything below it, in document order. */
export function* descendants(item: Item): Generator<Item> {
  yield item
  for (const child of item.children) yield* descendants(child)
}

/** The item's ancestors, nearest first. */
export function* ancestors(item: Item): Generator<Item> {
  for (let above = item.parent; above !== undefined; above = above.parent) yield above
}

/** The nearest repeat the item stands in; an item that is a repeat itself stands in the one around it. */
export function nearestRepeat(item: Item): Item | undefined {
  for (const above of ancestors(item)) if (above.kind === 'repeat') return above
  return undefined
}

/** Whether a control of the body shows the question. */
export function isShown(item: Item): boolean {
  if (item.kind !== 'question' || item.type?.control === undefined || item.isMeta === true) return false
  const computed = item.bind.has('calculate') || item.triggers !== undefined
  return !computed || hasText(item)
}

/** Whether the item has anything for people to read or look at. */
export function hasText(item: Item): boolean {
  return item.label !== undefined || item.hint !== undefined || item.guidance !== undefined || item.media.size > 0
}
