import type { LadderFact, LadderMeasure } from '@lookback/core/ladder'

const pages: Readonly<Record<LadderMeasure, string>> = { overdue: 'problems', 'false-reports': 'problems', unanswered: 'letters', absences: 'duty', listings: 'supervision' }

/** The page of the record itself. */
export function pageOfFact({ measure, about }: Pick<LadderFact, 'measure' | 'about'>): string {
  return `/${pages[measure]}/${about}`
}
