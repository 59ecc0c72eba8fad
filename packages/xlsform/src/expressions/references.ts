import type { Form } from '../form.ts'
import type { Place } from '../problems.ts'
import { anyNcName } from '../sheets/names.ts'
import { closest } from '../sheets/spelling.ts'
import { ancestors, nearestRepeat, type Item } from '../tree/items.ts'

/** The id of the secondary instance that holds the last saved record. */
export const lastSavedInstance = '__last-saved'

/** Names this many rows of a name that several items have. */
const ROWS_SHOWN = 10

const whole = new RegExp(`^\\s*\\$\\{${anyNcName}\\}\\s*$`, 'u')
const list = new RegExp(`^\\s*\\$\\{${anyNcName}\\}(?:[\\s,]+\\$\\{${anyNcName}\\})*[\\s,]*$`, 'u')

/** Whether the text is one reference and nothing else. */
export function isWholeReference(text: string): boolean {
  return whole.test(text)
}

/** The references of a text that consists of nothing else; undefined if there is anything else. */
export function wholeReferences(text: string): string[] | undefined {
  if (!list.test(text)) return undefined
  return text.match(/\$\{[^{}]+\}/g) ?? undefined
}

/** How a reference is to be written at the place it stands. */
export interface ReferenceSetting {
  /** The item whose bind or control the expression belongs to. */
  readonly context: Item
  /** Inside a predicate `.` is something else, so that relative paths must start at `current()`. */
  readonly fromCurrent?: boolean
  /** Arguments of `indexed-repeat()` name whole node sets. */
  readonly absolute?: boolean
  /** In the filter of a select from answers: the repeat whose instances are filtered. */
  readonly filtered?: Item | undefined
}

/** The item a name means; reports it if there is none or there are several. */
export function findItem(name: string, form: Form, place: Place): Item | undefined {
  const found = form.named.get(name) ?? []
  if (found.length === 1) return found[0]
  if (found.length > 1) {
    const rows = found.slice(0, ROWS_SHOWN).map(item => String(item.place.row ?? ''))
    if (found.length > ROWS_SHOWN) rows.push('…')
    form.problems.error(place, 'reference-ambiguous', { name, rows: rows.join(', ') })
    return undefined
  }
  const suggestion = closest(name, form.named.keys())
  if (suggestion === undefined) form.problems.error(place, 'reference-unknown', { name })
  else form.problems.error(place, 'reference-unknown-similar', { name, suggestion })
  return undefined
}

/**
 * The path that stands for a reference: relative where reference and referent share a repeat, so that it stays within
 * the same instance of that repeat; absolute everywhere else.
 */
export function pathTo(target: Item, setting: ReferenceSetting): string {
  const { context, filtered } = setting
  if (filtered !== undefined && isWithin(target, filtered)) return `.${target.path.slice(filtered.path.length)}`
  const shared = setting.absolute === true ? undefined : sharedRepeat(target, context)
  if (shared === undefined) return target.path
  const meeting = lowestCommonAncestor(target, context)
  const steps = depthBelow(context, meeting)
  const relative = '../'.repeat(steps) + target.path.slice(meeting.path.length + 1)
  return setting.fromCurrent === true ? `current()/${relative}` : relative
}

/**
 * The path to all instances of a repeat. From inside it the path climbs out first, since clients take an absolute path
 * to mean the instance they are in.
 */
export function pathToInstances(repeat: Item, context: Item): string {
  if (!isWithin(context, repeat)) return pathTo(repeat, { context })
  const above = repeat.parent ?? repeat
  return '../'.repeat(depthBelow(context, above)) + repeat.path.slice(above.path.length + 1)
}

/** The nearest repeat that both stand in. */
function sharedRepeat(target: Item, context: Item): Item | undefined {
  for (let repeat = nearestRepeat(target); repeat !== undefined; repeat = nearestRepeat(repeat)) {
    if (context !== repeat && isWithin(context, repeat)) return repeat
  }
  return undefined
}

/** The lowest section above both. */
export function lowestCommonAncestor(a: Item, b: Item): Item {
  const aboveA = new Set(ancestors(a))
  for (const above of ancestors(b)) if (aboveA.has(above)) return above
  return a
}

function depthBelow(item: Item, above: Item): number {
  let depth = 0
  for (let at: Item | undefined = item; at !== undefined && at !== above; at = at.parent) depth++
  return depth
}

function isWithin(item: Item, above: Item): boolean {
  for (let at: Item | undefined = item; at !== undefined; at = at.parent) if (at === above) return true
  return false
}
