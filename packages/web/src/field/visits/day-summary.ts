import { dayOf } from '@lookback/core/kernel'
import type { Day } from '@lookback/core/kernel'
import type { WorkDone } from '../sync/outbox/work-done.ts'

/** What a day comes to: each figure is the length of the list that it opens. */
export const dayFigures = ['visited', 'nobody-home', 'not-seen', 'found', 'mended', 'unsent'] as const
export type DayFigure = (typeof dayFigures)[number]

/** A line of such a list. */
export interface DayLine {
  key: string
  /** The page that it opens. */
  to: string
  name: string
  /** What was found, mended or has not gone up; a key of the outcome or action after `term.`, where it has no wording. */
  text: string | null
  what: string
}

/**
 * The summary of a day on this phone. A household counts once, as it was seen best: who was met after nobody was home is visited. What
 * was corrected counts as corrected. Unsent is whatever has not gone up, of earlier days too.
 */
export function daySummary(done: readonly WorkDone[], day: Day): Record<DayFigure, DayLine[]> {
  const today = done.filter(({ madeAt }) => dayOf(new Date(madeAt)) === day)
  const corrected = new Set(done.flatMap(({ visit }) => visit?.corrects ?? []))
  const visits = today.flatMap((work) => (work.visit && !corrected.has(work.visit.id) ? [{ ...work, visit: work.visit }] : []))
  const households = [...new Set(visits.map(({ subject }) => subject))]
  const best = households.flatMap((household) => {
    const here = visits.filter(({ subject }) => subject === household)
    return here.find(({ visit }) => visit.outcome === 'completed') ?? here.at(-1) ?? []
  })
  const ended = (fits: (outcome: string) => boolean) => best.filter(({ visit }) => fits(visit.outcome)).map((work) => lineOf(work, null))
  return {
    visited: ended((outcome) => outcome === 'completed'),
    'nobody-home': ended((outcome) => outcome === 'nobody-home'),
    'not-seen': ended((outcome) => outcome !== 'completed' && outcome !== 'nobody-home'),
    found: visits.flatMap((work) => work.visit.found.map((wording) => lineOf(work, wording))),
    mended: today.filter(({ isMended }) => isMended).map((work) => lineOf(work, work.about)),
    unsent: done.filter(({ isUnsent }) => isUnsent).map((work) => ({ ...lineOf(work, work.about), to: '/outbox' })),
  }
}

function lineOf({ id, subject, kind, headName, what }: WorkDone, text: string | null): DayLine {
  return { key: `${id} ${text ?? ''}`, to: kind === 'visit' ? `/households/${subject}` : '/outbox', name: headName, text, what }
}
