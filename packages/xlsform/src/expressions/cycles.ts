import type { Problems } from '../problems.ts'
import type { Cell } from '../sheets/cells.ts'
import type { Item } from '../tree/items.ts'

/** That one item depends on another: by the expression in a cell, or (without one) by standing inside it. */
interface Edge {
  readonly of: Item
  readonly to: Item
  readonly cell?: Cell
}

/** An edge that stands in a cell. */
type Written = Edge & { readonly cell: Cell }

/** Names this many members of a circle. */
const MOST_NAMES = 20

/** Which values depend on which: calculations and relevance, the relevance of a section being that of all within. */
export class DependencyGraph {
  readonly #edges = new Map<Item, readonly Edge[]>()

  /** Records that `item` depends on others by the expression in `cell`. */
  add(item: Item, dependsOn: readonly Item[], cell: Cell): void {
    if (dependsOn.length === 0) return
    const edges = [...new Set(dependsOn)].map((to): Edge => ({ of: item, to, cell }))
    this.#edges.set(item, [...this.#edges.get(item) ?? [], ...edges])
  }

  /** Reports every circle of items that depend on one another, once. */
  report(problems: Problems): void {
    const done = new Set<Item>()
    for (const start of this.#edges.keys()) {
      const circle = this.#search(start, done)
      if (circle !== undefined) reportCircle(circle, problems)
    }
  }

  /** Depth-first, on a stack of its own since chains may be as long as the form. */
  #search(start: Item, done: Set<Item>): Written[] | undefined {
    const stack: { item: Item, edges: Generator<Edge, undefined>, taken?: Edge }[] = []
    const onStack = new Set<Item>()
    const enter = (item: Item): void => {
      stack.push({ item, edges: this.#outgoing(item) })
      onStack.add(item)
    }
    if (!done.has(start)) enter(start)
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const { done: atEnd, value: edge } = top.edges.next()
      if (atEnd === true) {
        done.add(top.item)
        onStack.delete(top.item)
        stack.pop()
        continue
      }
      top.taken = edge
      if (onStack.has(edge.to)) {
        for (const frame of stack) done.add(frame.item)
        const from = stack.findIndex(frame => frame.item === edge.to)
        return stack.slice(from).flatMap(({ taken }) => taken !== undefined && isWritten(taken) ? [taken] : [])
      }
      if (!done.has(edge.to)) enter(edge.to)
    }
    return undefined
  }

  *#outgoing(item: Item): Generator<Edge, undefined> {
    yield* this.#edges.get(item) ?? []
    if (item.parent !== undefined) yield { of: item, to: item.parent }
    return undefined
  }
}

function isWritten(edge: Edge): edge is Written {
  return edge.cell !== undefined
}

function reportCircle(circle: readonly Written[], problems: Problems): void {
  const first = circle[0]
  if (first === undefined) return
  const { of, to, cell } = first
  if (circle.length > 1) {
    const shown = circle.slice(0, MOST_NAMES)
    const names = [circle.at(-1)?.to.name ?? '', ...shown.map(edge => edge.to.name)]
    const rows = shown.map(edge => String(edge.cell.place.row ?? ''))
    for (const list of [names, rows]) if (circle.length > MOST_NAMES) list.push('…')
    problems.error(cell.place, 'circular', { names: names.join(' → '), rows: rows.join(', ') })
  } else if (of === to) problems.error(cell.place, 'circular-self', { name: to.name })
  else problems.error(cell.place, 'circular-section', { kind: of.kind, name: of.name, question: to.name })
}
