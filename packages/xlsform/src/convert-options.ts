import type { Locale, Tolerable } from './problems.ts'
import type { GeneratedWords } from './tree/building.ts'

/** What a compilation may be told. */
export interface ConvertOptions {
  /** The id of a form whose settings sheet gives none, usually the name of the file. */
  readonly formId?: string
  /** The language of problems; English by default. */
  readonly locale?: Locale
  /** Also reads columns under Chinese names, such as 类型, 名称 and 标题; false by default, since no other program does. */
  readonly chineseHeadings?: boolean
  /** Problems that only warn, although they end a compilation otherwise. */
  readonly tolerate?: readonly Tolerable[]
  /** What `or_other` adds to a form; by default `Other` and `Specify other.`, as in the reference compiler. */
  readonly words?: GeneratedWords
}
