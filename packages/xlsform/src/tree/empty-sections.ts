import type { Problems } from '../problems.ts'
import type { Item } from './items.ts'

/** Reports groups and repeats without any question: no client opens a form that has one. */
export function reportEmptySections(root: Item, problems: Problems): void {
  for (const child of root.children) if (child.kind !== 'question') report(child)

  /** Whether the section holds any data. */
  function report(section: Item): boolean {
    let filled = false
    for (const child of section.children) {
      if (child.kind === 'question' ? child.type?.externalFile === undefined : report(child)) filled = true
    }
    if (!filled) problems.error(section.place, 'section-empty', { kind: section.kind, name: section.name })
    return filled
  }
}
