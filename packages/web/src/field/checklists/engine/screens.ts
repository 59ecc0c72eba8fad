import type { FormNode } from './nodes.ts'
import { isShown } from './tree.ts'

/** What is shown at once: one section of the form. */
export interface Screen {
  /** Stays the same while the form is filled in. */
  id: string
  /** The section's name; null where questions stand outside any. */
  title: string | null
  nodes: readonly FormNode[]
}

/**
 * The form cut into screens: a section each. A group that only gathers other groups is gone into, unless the form
 * wants it on one screen (`field-list`); questions outside groups that follow one another share a screen.
 * @param hidden the questions that the task has answered already
 */
export function screensOf(nodes: readonly FormNode[], hidden: (node: FormNode) => boolean): Screen[] {
  const screens: Screen[] = []
  let loose: FormNode[] = []
  const finish = () => {
    if (loose[0]) screens.push({ id: loose[0].nodeId, title: null, nodes: loose })
    loose = []
  }
  for (const node of nodes) {
    if (!isShown(node) || hidden(node)) continue
    if (node.nodeType !== 'group' && !node.nodeType.startsWith('repeat')) {
      loose.push(node)
      continue
    }
    finish()
    screens.push(...sectionScreens(node, hidden))
  }
  finish()
  return screens
}

function sectionScreens(node: FormNode, hidden: (node: FormNode) => boolean): Screen[] {
  const title = node.currentState.label?.asString ?? null
  if (node.nodeType !== 'group') return [{ id: node.nodeId, title, nodes: [node] }]
  const shown = node.currentState.children.filter((child) => isShown(child) && !hidden(child))
  if (shown.length === 0) return []
  const gathers = shown.every((child) => child.nodeType === 'group') && node.appearances?.['field-list'] !== true
  return gathers ? screensOf(shown, hidden) : [{ id: node.nodeId, title, nodes: shown }]
}
