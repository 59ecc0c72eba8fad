import type { FigureListName, FigureListRule, FigureName } from '@lookback/core/reports'
import { figureLists } from '@lookback/core/reports'
import type { Part } from './facts.queries.ts'
import type { BulletinFacts, CountFigure } from './count-figures.ts'

/** The parts that a list of the template shows, in its order. */
export function listedParts(list: FigureListName, facts: BulletinFacts, countFigure: CountFigure): Part[] {
  const rule: FigureListRule = figureLists[list]
  const value = (figure: FigureName, part: Part) => countFigure({ figure, part: { by: rule.by, key: part.key } }).value
  const listed = allParts(rule, facts).filter((part) =>
    (rule.some ?? []).every((figure) => (value(figure, part) ?? 0) > 0)
    && (rule.none ?? []).every((figure) => (value(figure, part) ?? 0) === 0)
    && (!rule.ranked || (value('jointly-assessed', part) ?? 0) >= facts.parameter.rankedFrom))
  const { order } = rule
  if (order) {
    const sign = order.descending ? -1 : 1
    listed.sort((one, other) => sign * ((value(order.by, one) ?? 0) - (value(order.by, other) ?? 0)))
  }
  return listed.slice(0, limitOf(rule, facts, listed.length))
}

/** The county's own parts, and those that only the compared rounds know (a check item of an older standard). */
function allParts({ by }: FigureListRule, { parts, problems }: BulletinFacts): Part[] {
  const known = new Map(parts[by].map(({ key, label }) => [key, label]))
  for (const problem of problems) {
    if (!known.has(problem[by])) known.set(problem[by], by === 'item' ? problem.wording : problem[by])
  }
  return [...known].map(([key, label]) => ({ key, label }))
}

/** Nobody stands at the top and at the bottom at once. */
function limitOf({ limit, ranked }: FigureListRule, { parameter }: BulletinFacts, count: number): number {
  if (!limit) return count
  return ranked ? Math.min(parameter[limit], Math.floor(count / 2)) : parameter[limit]
}
