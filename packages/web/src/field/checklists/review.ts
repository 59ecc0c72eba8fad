import type { CheckItem, Observation } from '@lookback/core/checklists'
import type { Answers, FindingParameter } from '@lookback/core/visits'
import { observationOf, wantedOf } from '@lookback/core/visits'
import type { Screen } from './engine/screens.ts'
import type { Guide } from './guide/guide.ts'
import { descendants, isAnswered, shownQuestions } from './engine/tree.ts'

/** What a form comes to for one check item. */
export interface ReviewedItem {
  item: CheckItem
  observation: Observation
}

/** A section of the form as it is looked over at the end. */
export interface ReviewedSection {
  /** Of its screen. */
  index: number
  id: string
  title: string
  questions: number
  answered: number
  items: ReviewedItem[]
  /** The nodes in it. */
  ids: ReadonlySet<string>
}

/** What an unfinished form lacks, with the way to it. */
export interface Missing {
  nodeId: string
  section: string
  label: string
  message: string
}

export function reviewedItems(items: readonly CheckItem[], answers: Answers): ReviewedItem[] {
  return items.map((item) => ({ item, observation: observationOf(item.code, answers.get(item.code) ?? []) }))
}

/** The form by its screens, each check item where its questions stand. */
export function reviewedSections(screens: readonly Screen[], reviewed: readonly ReviewedItem[], guide: Guide, untitled: string): ReviewedSection[] {
  return screens.map(({ id, title, nodes }, index) => {
    const inside = nodes.flatMap((node) => [...descendants(node)])
    const decided = new Set(inside.map(guide.itemOf))
    const questions = shownQuestions(nodes).filter((node) => node.nodeType !== 'note')
    return {
      index, id, title: title ?? untitled, questions: questions.length, answered: questions.filter(isAnswered).length,
      items: reviewed.filter(({ item }) => decided.has(item.code)), ids: new Set(inside.map(({ nodeId }) => nodeId)),
    }
  })
}

/** What is asked for beside a problem and not there. */
export function lackingBeside(item: CheckItem, note: string, photos: number | null, parameter: FindingParameter): { lacks: 'note' | 'photos'; count: number }[] {
  const wanted = wantedOf(parameter, item.severity)
  return [
    ...(wanted.note && note.trim() === '' ? [{ lacks: 'note' as const, count: 1 }] : []),
    ...(photos !== null && photos < wanted.photos ? [{ lacks: 'photos' as const, count: wanted.photos - photos }] : []),
  ]
}
