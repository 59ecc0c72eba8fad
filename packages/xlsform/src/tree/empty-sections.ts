import type { Problems } from '../problems.ts'
import type { Item } from './items.ts'

/**
 * Reports groups without any question: no client opens a form that has one. A repeat without any is opened, and asks for
 * nothing but its instances.
 */
export function reportEmptySections(root: Item, problems: Problems): void {
  for (const child of root.children) if (child.kind !== 'question') report(child)

  /** Whether a section around it has anything to show. */
  function report(section: Item): boolean {
    const { kind, name, place } = section
    let filled = false
    for (const child of section.children) {
      if (child.kind === 'question' ? child.type?.externalFile === undefined : report(child)) filled = true
    }
    if (!filled && kind === 'repeat') problems.warn(place, 'repeat-empty', { name })
    else if (!filled) problems.error(place, 'section-empty', { name })
    return filled || kind === 'repeat'
  }
}
