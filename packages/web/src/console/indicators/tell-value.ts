import type { Indicator, IndicatorValue } from '@lookback/core/indicators'
import { t } from '../../app/i18n.ts'
import { useFormat } from '../../app/format.ts'

type Told = Pick<Indicator, 'kind' | 'unit' | 'direction'>

/** How values and gaps are said, each in the indicator's own unit. */
export function useTellValue() {
  const { number, percent } = useFormat()
  const amount = (value: number, unit: string) => t('indicators.amount', { value: number(value), unit })
  /** What is left is counted in people for a rate, else in the indicator's unit. */
  const unitLeft = ({ kind, unit }: Told) => (kind === 'rate' ? t('indicators.pieces') : unit)
  return {
    amount,
    target: (indicator: Told, target: number | null): string => (target === null ? '—' : amount(target, indicator.unit)),
    value: (indicator: Told, value: IndicatorValue | null): string => {
      if (value === null) return '—'
      if (indicator.kind === 'rate') return t('indicators.rateOf', { rate: percent(value.share), done: number(value.done), whole: number(value.whole ?? 0) })
      if (value.share === null) return amount(value.done, indicator.unit)
      const done = value.whole === null ? amount(value.done, indicator.unit) : t('indicators.outOf', { done: number(value.done), whole: number(value.whole), unit: indicator.unit })
      return t('indicators.shareOf', { share: percent(value.share), done })
    },
    gap: (indicator: Told, value: IndicatorValue | null): string => {
      const gap = value?.gap
      if (!gap) return '—'
      if (gap.reached) return t('indicators.reached')
      const left = amount(gap.left, unitLeft(indicator))
      return gap.points === null ? t('indicators.left', { left }) : t('indicators.pointsLeft', { points: number(Math.round(gap.points * 10) / 10), left })
    },
  }
}
