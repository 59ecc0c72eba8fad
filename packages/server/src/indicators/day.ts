import { identifierNamed } from '@lookback/core/kernel'
import type { DayProvider } from '../kit/day.ts'
import { listCatalogue } from './catalogue.queries.ts'
import { periodsDue } from './periods.ts'
import { listDue } from './reports.queries.ts'

/** The reports that had to be there by a day. A report that was returned is owed again; a newer period replaces an older one. */
export const reportDay: DayProvider = {
  mattersOf: async (database, scope, { day, since }) => {
    const due = await listDue(database, scope, periodsDue(await listCatalogue(database, scope, {}), day), day)
    return due.flatMap(({ indicator, name, region, period, dueOn, lead, unit, submittedAt }) => {
      const isAsked = dueOn === day || submittedAt === null || submittedAt >= since
      return unit === null || !isAsked ? [] : [{
        kind: 'report-to-submit', id: identifierNamed('day-matter', indicator, region, period), about: indicator, unit, region, department: lead,
        label: `${name} ${period}`, dueOn, doneAt: submittedAt?.toISOString() ?? null,
      }]
    })
  },
}
