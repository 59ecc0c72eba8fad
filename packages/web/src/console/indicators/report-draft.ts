import type { Indicator, Reported } from '@lookback/core/indicators'
import { amountOf, isAmount, typed } from './amount.ts'
import { t } from '../../app/i18n.ts'
import { missingOf } from '../../ui/missing.ts'

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

/** The numbers that `reportedOf` still waits for, by their names: not typed yet, or no number. */
export function missingInReport(draft: ReportDraft, { kind, basis, unit }: Pick<Indicator, 'kind' | 'basis' | 'unit'>): readonly string[] {
  const isNone = (text: string, isAsked = true) => (isAsked || text.trim() !== '') && !isAmount(text)
  return missingOf(
    [kind === 'rate' ? t('indicators.numerator') : t('indicators.doneAmount', { unit }), isNone(draft.done)], [t('indicators.whole'), isNone(draft.whole, kind === 'rate')],
    [t('indicators.started', { unit }), isNone(draft.started, false)], [t('indicators.percent'), isNone(draft.percent, kind === 'quantity' && basis !== 'count')],
  )
}
