import type { Problems } from '../problems.ts'
import type { Cell } from '../sheets/cells.ts'
import type { Item } from '../tree/items.ts'

interface Edge {
  /** The item whose expression it is: the dependent one, or a section around it. */
  readonly of: Item
  readonly to: Item
  readonly cell: Cell
}

/** A step of a circle: an item, and by what it depends on the next. */
interface Step {
  readonly item: Item
  readonly by: Edge
}

/** Which values depend on which: calculations and relevance, the relevance of a section being that of all within. */
export class DependencyGraph {
  readonly #edges = new Map<Item, Edge[]>()

  /** Records that `item` depends on others by the expression in `cell`. */
  add(item: Item, dependsOn: readonly Item[], cell: Cell): void {
    const edges = this.#edges.get(item) ?? []
    this.#edges.set(item, edges)
    for (const to of dependsOn) edges.push({ of: item, to, cell })
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
  #search(start: Item, done: Set<Item>): Step[] | undefined {
    const stack: { item: Item, edges: readonly Edge[], next: number }[] = []
    const onStack = new Set<Item>()
    const enter = (item: Item): void => {
      stack.push({ item, edges: this.#outgoing(item), next: 0 })
      onStack.add(item)
    }
    if (!done.has(start)) enter(start)
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const edge = top.edges[top.next++]
      if (edge === undefined) {
        done.add(top.item)
        onStack.delete(top.item)
        stack.pop()
      } else if (onStack.has(edge.to)) {
        for (const frame of stack) done.add(frame.item)
        const from = stack.findIndex(frame => frame.item === edge.to)
        return stack.slice(from).flatMap(frame => {
          const taken = frame.edges[frame.next - 1]
          return taken === undefined ? [] : [{ item: frame.item, by: taken }]
        })
      } else if (!done.has(edge.to)) enter(edge.to)
    }
    return undefined
  }

  #outgoing(item: Item): Edge[] {
    const edges: Edge[] = []
    for (let at: Item | undefined = item; at !== undefined; at = at.parent) edges.push(...this.#edges.get(at) ?? [])
    return edges
  }
}

function reportCircle(circle: readonly Step[], problems: Problems): void {
  const first = circle[0]
  if (first === undefined) return
  const { item, by: { of, cell } } = first
  if (circle.length > 1) {
    const names = [...circle.map(step => step.item.name), item.name].join(' → ')
    const rows = circle.map(step => String(step.by.cell.place.row ?? '')).join(', ')
    problems.error(cell.place, 'circular', { names, rows })
  } else if (of === item) problems.error(cell.place, 'circular-self', { name: item.name })
  else problems.error(cell.place, 'circular-section', { kind: of.kind, name: of.name, question: item.name })
}
