import type { CheckItem } from '@lookback/core/checklists'
import type { InjectionKey, Ref } from 'vue'
import type { QuestionNode } from './engine/nodes.ts'
import type { FindingPhotos } from './guide/finding-photos.ts'
import type { Guide } from './guide/guide.ts'

/** What the questions of a form tell whoever shows it, and are told. */
export interface FormFilling {
  /** An answer has changed. */
  answered: () => void
  /** Whether questions that must be answered and are not say so. */
  showsMissing: Ref<boolean>
  guide: Guide
  photos: FindingPhotos
  /** The problem of the item that a question adds a note to, where it has one. */
  problemNotedBy: (node: QuestionNode) => CheckItem | null
  /** What somebody wrote that is not understood as an answer, by the path of the question: it is kept until it is put right. */
  unread: Map<string, string>
  /** Paths of questions of which somebody has said that what is known is not so. */
  contested: Set<string>
  /** What was seen of an item before, in words; null where nothing was or nobody may know. */
  earlier: (item: string) => { text: string; isFound: boolean } | null
}

export const fillingKey: InjectionKey<FormFilling> = Symbol('form filling')
