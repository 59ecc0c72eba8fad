import type {
  BulletinParameter, ComparedCount, FigureName, FigureReference, FigureRule, ReportTerms,
} from '@lookback/core/reports'
import { ruleOf } from '@lookback/core/reports'
import { comparisonCounts, isSelected, timesIn } from '@lookback/core/comparison'
import { townshipOf } from '@lookback/core/places'
import { wilson } from '@lookback/stats'
import type { ToldIndicator } from '../indicators/index.ts'
import type { Coverage } from '../rounds/index.ts'
import type { ComparedProblem, TemplateParts } from './facts.queries.ts'
import { plainNumber } from '../kit/plain-number.ts'

/** What the figures of a bulletin are counted from: one reading of the records, made in one snapshot. */
export interface BulletinFacts {
  problems: readonly ComparedProblem[]
  coverage: Record<'earlier' | 'later', readonly (Coverage & { village: string })[]>
  parts: TemplateParts
  indicators: readonly ToldIndicator[]
  /** Null where no examination is set, or the one that was is over. */
  daysLeft: number | null
  parameter: BulletinParameter
}

export interface FigureValue {
  /** Null where there is none: a share of nothing, an examination that is not set. */
  value: number | null
  text: string
  /** The problems counted, each as often as it is counted; of a share, those of the part. */
  problems: readonly string[]
}

export type CountFigure = (reference: FigureReference) => FigureValue

/** Counts figures from the facts, each as its rule in `core/reports/figures.ts` says. */
export function figureCounter(facts: BulletinFacts, words: ReportTerms['bulletin']): CountFigure {
  const narrowed = new Map<string, readonly ComparedProblem[]>()

  function problemsOf(part: FigureReference['part']): readonly ComparedProblem[] {
    if (!part) return facts.problems
    const known = narrowed.get(`${part.by} ${part.key}`)
    if (known) return known
    const own = facts.problems.filter((problem) => problem[part.by] === part.key)
    narrowed.set(`${part.by} ${part.key}`, own)
    return own
  }

  function countFigure({ figure, part }: FigureReference): FigureValue {
    const rule = ruleOf(figure)
    switch (rule.kind) {
      case 'compared':
        return countCompared(rule.count, problemsOf(part))
      case 'share':
      case 'share-range':
        return shareOf(rule, part)
      case 'households': {
        const rows = facts.coverage[rule.round].filter(({ village }) => !part || townshipOf(village) === part.key)
        const count = rows.reduce((sum, row) => sum + row[rule.which], 0)
        return { value: count, text: plainNumber(count), problems: [] }
      }
      case 'leading-dimensions':
        return leading(rule.show, problemsOf(part))
      case 'days-left':
        return { value: facts.daysLeft, text: facts.daysLeft === null ? words.noValue : plainNumber(facts.daysLeft), problems: [] }
    }
  }

  function countCompared({ where }: ComparedCount, among: readonly ComparedProblem[]): FigureValue {
    const { select, severity, poverty } = where
    const counted = among.flatMap((problem) => {
      const isCounted = isSelected(problem, select) && (severity === undefined || problem.severity === severity)
        && (poverty === undefined || facts.parameter.nonPoorCategories.includes(problem.category))
      return isCounted ? new Array<string>(timesIn(problem, select)).fill(problem.problem) : []
    })
    return { value: counted.length, text: plainNumber(counted.length), problems: counted }
  }

  function shareOf(rule: Extract<FigureRule, { kind: 'share' | 'share-range' }>, part: FigureReference['part']): FigureValue {
    const numerator = countFigure({ figure: rule.share.part as FigureName, part })
    const whole = rule.share.whole.reduce((sum, figure) => sum + (countFigure({ figure: figure as FigureName, part }).value ?? 0), 0)
    const { problems } = numerator
    if (whole === 0) return { value: null, text: words.noValue, problems }
    const value = (numerator.value ?? 0) / whole
    if (rule.kind === 'share') return { value, text: shareText(value), problems }
    const { lower, upper } = wilson({ successes: numerator.value ?? 0, trials: whole })
    if (lower === null || upper === null) return { value, text: shareText(value), problems }
    const text = words.range
      .replace('{hundredths}', String(Math.round(value * 100)))
      .replace('{low}', shareText(lower)).replace('{high}', shareText(upper))
    return { value, text, problems }
  }

  function leading(show: 'names' | 'found' | 'share', among: readonly ComparedProblem[]): FigureValue {
    const found = comparisonCounts.findings
    const total = countCompared(found, among).value ?? 0
    const counted = facts.parts.dimension
      .map(({ key, label }) => ({ key, label, count: countCompared(found, among.filter((one) => one.dimension === key)) }))
      .filter(({ count }) => count.value !== 0)
      .sort((one, other) => (other.count.value ?? 0) - (one.count.value ?? 0))
      .slice(0, facts.parameter.leadingDimensions)
    const problems = counted.flatMap(({ count }) => [...count.problems])
    const sum = counted.reduce((before, { count }) => before + (count.value ?? 0), 0)
    switch (show) {
      case 'names':
        return { value: counted.length, text: counted.map(({ label }) => label).join(words.listSeparator), problems }
      case 'found':
        return { value: sum, text: plainNumber(sum), problems }
      case 'share':
        return total === 0
          ? { value: null, text: words.noValue, problems }
          : { value: sum / total, text: shareText(sum / total), problems }
    }
  }

  return countFigure
}

function shareText(share: number): string {
  return `${(share * 100).toFixed(1)}%`
}
