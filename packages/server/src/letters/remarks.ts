import { bareText } from '@lookback/core/problems'
import type { AnswerPoint, LettersParameter } from '@lookback/core/letters'
import { jaccard } from '@lookback/stats'

/** An answer that was given before, in the same letter. */
interface EarlierText {
  id: string
  item: string
  recipient: string
  text: string
}

/**
 * What is pointed out of an answer: that the same was said of another item, whoever said it; that the same recipient says the same
 * again of this one; that it has a set phrase.
 */
export function remarksOn(
  { item, recipient, text }: Omit<EarlierText, 'id'>, earlier: readonly EarlierText[], { phrases, alike }: Pick<LettersParameter, 'phrases' | 'alike'>,
): { points: AnswerPoint[]; sameAs: string | null } {
  const same = earlier.filter((one) => saysTheSame(one.text, text, alike))
  const copied = same.find((one) => one.item !== item)
  const repeated = same.findLast((one) => one.item === item && one.recipient === recipient)
  const points: AnswerPoint[] = [
    ...(copied ? ['copied' as const] : []), ...(repeated ? ['repeated' as const] : []),
    ...(phrases.some((phrase) => text.includes(phrase)) ? ['phrase' as const] : []),
  ]
  return { points, sameAs: (copied ?? repeated)?.id ?? null }
}

/** Short texts are the same only word by word. */
function saysTheSame(one: string, other: string, alike: number): boolean {
  if (bareText(one) === bareText(other)) return true
  const { similarity } = jaccard({ first: one, second: other })
  return similarity !== null && similarity >= alike
}
