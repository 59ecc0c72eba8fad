import type { FormGuidance, KnownAnswer, KnownHousehold } from '@lookback/core/checklists'
import { knownAnswer } from '@lookback/core/checklists'
import type { Day } from '@lookback/core/kernel'
import { answerText } from '../engine/answer-text.ts'
import type { FormNode, QuestionNode, RootNode } from '../engine/nodes.ts'
import { allNodes, answer } from '../engine/open-form.ts'
import { isAnswered, nameOf, shownQuestions } from '../engine/tree.ts'

/** What the checklist, the register and the last visit say of a form's questions. */
export interface Guide {
  /** The answer that says that all is well; null where the question has none, or not this one. */
  goodOf: (node: FormNode) => string | null
  /** What is known as the answer, as the question takes it. */
  knownOf: (node: FormNode) => { text: string; from: KnownAnswer['from'] } | null
  /** The check item that this question helps to decide. */
  itemOf: (node: FormNode) => string | null
  /** The same where it is the first question to do so. */
  itemAt: (node: FormNode) => string | null
}

/** @param today for ages */
export function guideOf(root: RootNode, guidance: FormGuidance, household: KnownHousehold, today: Day): Guide {
  const nodes = new Map(allNodes(root).map((node) => [nameOf(node), node]))
  const first = new Map<string, string>()
  for (const [question, { item }] of Object.entries(guidance)) if (item !== null && !first.has(item)) first.set(item, question)
  return {
    goodOf: (node) => {
      const good = guidance[nameOf(node)]?.good ?? null
      const [, other] = /^\$\{(.+)\}$/.exec(good ?? '') ?? []
      return fitting(node, other === undefined ? good : valueOf(nodes.get(other)))
    },
    knownOf: (node) => {
      const found = knownAnswer(nameOf(node), guidance[nameOf(node)]?.known ?? [], household, today)
      const text = found && fitting(node, found.value)
      return found && text !== null ? { text, from: found.from } : null
    },
    itemOf: (node) => guidance[nameOf(node)]?.item ?? null,
    itemAt: (node) => {
      const item = guidance[nameOf(node)]?.item ?? null
      return item !== null && first.get(item) === nameOf(node) ? item : null
    },
  }
}

function valueOf(node: FormNode | undefined): string | null {
  return node?.nodeType === 'input' || node?.nodeType === 'model-value' ? answerText(node.currentState.value) || null : null
}

/** A value as the question takes it: a count is a yes where that is what is asked. */
function fitting(node: FormNode, value: string | number | null): string | null {
  if (value === null) return null
  if (node.nodeType === 'select') {
    const choices = node.currentState.valueOptions.map((choice) => choice.value)
    const text = typeof value === 'number' ? (value > 0 ? 'yes' : 'no') : value
    return choices.includes(text) ? text : null
  }
  if (node.nodeType !== 'input' && node.nodeType !== 'range') return null
  const isWhole = node.valueType === 'int'
  return isWhole && !Number.isInteger(Number(value)) ? null : String(value)
}

/**
 * Questions shown among some nodes that nobody has answered and to which the guide knows an answer.
 * @param isOwn somebody is about to answer it in other words, or it is not asked here
 */
export function offered(nodes: readonly FormNode[], guide: Guide, isOwn: (node: FormNode) => boolean): { node: QuestionNode; text: string; isGood: boolean }[] {
  return shownQuestions(nodes).flatMap((node) => {
    if (node.nodeType === 'note' || isAnswered(node) || node.currentState.readonly || isOwn(node)) return []
    const good = guide.goodOf(node)
    const text = good ?? guide.knownOf(node)?.text ?? null
    return text === null ? [] : [{ node, text, isGood: good !== null }]
  })
}

/** Answers what is offered, and what is offered only then: one answer may bring another question. */
export function takeOffered(nodes: readonly FormNode[], guide: Guide, isOwn: (node: FormNode) => boolean): void {
  const taken = new Set<string>()
  for (;;) {
    const next = offered(nodes, guide, isOwn).filter(({ node }) => !taken.has(node.nodeId))
    if (next.length === 0) return
    for (const { node, text } of next) {
      taken.add(node.nodeId)
      answer(node, text)
    }
  }
}
