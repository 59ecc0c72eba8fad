import type { Answers } from '@lookback/core/visits'
import { answerText } from './answer-text.ts'
import type { FormNode, RootNode } from './nodes.ts'
import { allNodes } from './open-form.ts'
import { nameOf } from './tree.ts'

/** The answers of a form by the name of the question, as the county reads them: in a repeat there is one each time. */
export function answersByName(root: RootNode): Answers {
  const answers = new Map<string, string[]>()
  for (const node of allNodes(root)) {
    if (!node.currentState.relevant || isSection(node)) continue
    answers.set(nameOf(node), [...(answers.get(nameOf(node)) ?? []), textOf(node)])
  }
  return answers
}

type Section = Extract<FormNode, { nodeType: 'group' | `repeat-${string}` }>

function isSection(node: FormNode): node is Section {
  return node.nodeType === 'group' || node.nodeType.startsWith('repeat-')
}

function textOf(node: Exclude<FormNode, Section>): string {
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
  }
}
