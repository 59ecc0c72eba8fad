import { answerText } from './answer-text.ts'
import type { FormNode, RootNode } from './nodes.ts'
import { allNodes } from './open-form.ts'
import { nameOf } from './tree.ts'

/** The answers of a form by the name of the question, as the county reads them: those outside repeats are unique. */
export function answersByName(root: RootNode): Record<string, string> {
  return Object.fromEntries(allNodes(root).flatMap((node) => {
    const text = textOf(node)
    return text === '' ? [] : [[nameOf(node), text]]
  }))
}

function textOf(node: FormNode): string {
  if (!node.currentState.relevant) return ''
  switch (node.nodeType) {
    case 'input':
    case 'range':
    case 'note':
    case 'model-value':
      return answerText(node.currentState.value)
    case 'select':
    case 'rank':
      return node.currentState.value.join(' ')
    case 'trigger':
      return node.currentState.value ? 'OK' : ''
    case 'upload':
      return node.currentState.value?.name ?? ''
    case 'group':
    case 'repeat-instance':
    case 'repeat-range:controlled':
    case 'repeat-range:uncontrolled':
      return ''
  }
}
