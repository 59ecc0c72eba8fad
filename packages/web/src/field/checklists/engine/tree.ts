import type { FormNode, GroupNode, QuestionNode, RepeatInstanceNode, RepeatNode } from './nodes.ts'

/** A section that holds further nodes. */
export type SectionNode = GroupNode | RepeatInstanceNode

/** Whether somebody filling the form in can see the node now: it is relevant and shows something. */
export function isShown(node: FormNode): boolean {
  if (!node.currentState.relevant) return false
  switch (node.nodeType) {
    case 'group':
    case 'repeat-instance':
      return node.currentState.children.some(isShown)
    case 'repeat-range:controlled':
      return node.currentState.children.some(isShown)
    case 'repeat-range:uncontrolled':
    case 'input':
    case 'range':
    case 'select':
    case 'rank':
    case 'trigger':
    case 'upload':
    case 'note':
      return true
    case 'model-value':
      return false
  }
}

/** Whether a node holds others. */
export function isSection(node: FormNode): node is SectionNode | RepeatNode {
  return node.nodeType === 'group' || node.nodeType === 'repeat-instance' || node.nodeType === 'repeat-range:controlled'
    || node.nodeType === 'repeat-range:uncontrolled'
}

/** The nodes below a node, itself first. */
export function* descendants(node: FormNode): Generator<FormNode> {
  yield node
  if (!isSection(node)) return
  for (const child of node.currentState.children) yield* descendants(child)
}

/** The questions that can be seen now, in the order of the form; `given` ones are left out. */
export function shownQuestions(nodes: readonly FormNode[]): QuestionNode[] {
  return nodes.filter(isShown).flatMap((node): QuestionNode[] => {
    switch (node.nodeType) {
      case 'group':
      case 'repeat-instance':
      case 'repeat-range:controlled':
      case 'repeat-range:uncontrolled':
        return shownQuestions(node.currentState.children)
      case 'input':
      case 'range':
      case 'select':
      case 'rank':
      case 'trigger':
      case 'upload':
      case 'note':
        return [node]
      case 'model-value':
        return []
    }
  })
}

/** The last step of a node's path: `age` of `/data/person[2]/age`. */
export function nameOf(node: FormNode): string {
  return node.currentState.reference.replace(/^.*\//, '').replace(/\[\d+\]$/, '')
}

/** Whether a question has been answered; a note never is and never has to be. */
export function isAnswered(node: QuestionNode): boolean {
  switch (node.nodeType) {
    case 'select':
    case 'rank':
      return node.currentState.value.length > 0
    case 'trigger':
      return node.currentState.value
    case 'note':
      return false
    case 'input':
    case 'range':
    case 'upload':
      return node.currentState.value !== null && node.currentState.value !== ''
  }
}
