import type { PaceForecast } from '@lookback/core/pace'
import { useFormat } from '../../app/format.ts'
import { t } from '../../app/i18n.ts'

/** How the clock's numbers are said. */
export function useTellPace() {
  const { number, percent } = useFormat()
  return {
    /** To one decimal; what is needed is rounded up, so that a little is never nothing. */
    needed: (perDay: number | null): string => (perDay === null ? '—' : number(Math.ceil(perDay * 10) / 10)),
    held: (perDay: number): string => number(Math.round(perDay * 10) / 10),
    chance: ({ inTime }: PaceForecast): string => {
      if (inTime !== null && inTime > 0.99) return t('pace.nearlyCertain')
      return inTime !== null && inTime < 0.01 ? t('pace.hardlyAny') : percent(inTime)
    },
  }
}
