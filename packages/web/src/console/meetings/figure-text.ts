import type { CommitmentRow, FigureChoice, FrozenFigure, PromisedFigure } from '@lookback/core/meetings'
import { isInPercent, paperFigures } from '@lookback/core/meetings'
import { narrowingTo } from '@lookback/core/supervision'
import type { RouteLocationRaw } from 'vue-router'
import { t } from '../../app/i18n.ts'
import { listOf } from '../../ui/list/list-of.ts'

/** What a figure is called, with the place or the department that it is of. */
export function figureName({ figure, label, name }: Pick<FrozenFigure, 'figure' | 'label' | 'name'>): string {
  return `${name} ${label || t(`term.paperFigure.${figure}`)}`
}

/** What a figure was, as a share with the numbers that it is made of. */
export function figureValue({ value, isShare, part, whole, unit }: FrozenFigure, number: (value: number) => string): string {
  if (value === null) return '—'
  if (!isShare) return `${number(value)}${unit}`
  return part === null || whole === null ? `${value.toFixed(1)}%` : `${value.toFixed(1)}%（${number(part)}/${number(whole)}）`
}

/** What a commitment promises; null where nobody can say. */
export function promiseOf({ promised, subjectName, indicatorName }: Pick<CommitmentRow, 'promised' | 'subjectName' | 'indicatorName'>): string | null {
  if (!promised) return null
  return t('meetings.promised', {
    figure: figureName({ figure: promised.figure, label: indicatorName, name: subjectName }), direction: t(`term.promiseDirection.${promised.direction}`), target: targetText(promised),
  })
}

/** What was promised, in percent where the figure is told so. */
export function targetText({ figure, target }: Pick<PromisedFigure, 'figure' | 'target'>): string {
  return `${target}${isInPercent(figure) ? '%' : ''}`
}

/** The list that a figure opens today. */
export function todayOf({ figure, indicator, subject, round }: Pick<FrozenFigure, 'round'> & FigureChoice): RouteLocationRaw | null {
  if (figure === 'indicator') return { path: `/indicators/${indicator ?? ''}`, query: narrowingTo(subject) }
  const { part } = paperFigures[figure]
  return part && listOf(part, { ...narrowingTo(subject), ...(round && { round: round.id }) })
}
