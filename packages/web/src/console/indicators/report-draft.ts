import type { Indicator, Reported } from '@lookback/core/indicators'
import { amountOf, isAmount, typed } from './amount.ts'

/** A report while it is typed. */
export interface ReportDraft {
  done: string
  started: string
  whole: string
  percent: string
  remark: string
}

export function draftOf(reported: Reported | null): ReportDraft {
  return {
    done: typed(reported?.done ?? null), started: typed(reported?.started ?? null), whole: typed(reported?.whole ?? null),
    percent: typed(reported?.rate === null || reported?.rate === undefined ? null : Math.round(reported.rate * 1_000_000) / 10_000), remark: reported?.remark ?? '',
  }
}

/** What is typed as a report; null as long as something that is asked is missing or no number. */
export function reportedOf(draft: ReportDraft, { kind, basis }: Pick<Indicator, 'kind' | 'basis'>): Reported | null {
  const needed = [draft.done, ...(kind === 'rate' ? [draft.whole] : []), ...(kind === 'quantity' && basis !== 'count' ? [draft.percent] : [])]
  const given = [draft.done, draft.started, draft.whole, draft.percent].filter((text) => text.trim() !== '')
  if (!needed.every(isAmount) || !given.every(isAmount)) return null
  const percent = amountOf(draft.percent)
  return {
    done: amountOf(draft.done) ?? 0, started: amountOf(draft.started), whole: amountOf(draft.whole), rate: percent === null ? null : percent / 100,
    remark: draft.remark.trim(),
  }
}
