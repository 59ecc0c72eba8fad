import { indicatorTables } from '@lookback/core/indicators'
import type { ServerCapability } from '../capability.ts'
import { allBy } from '../capability.ts'
import { actorScope } from '../kit/actor.ts'
import { reportDay } from './day.ts'
import { keepComputedDay } from './keep-day.ts'
import { namesOfIndicators } from './names.queries.ts'
import { indicatorsRoutes } from './routes.ts'
import { takeInCatalogue } from './take-in-catalogue.ts'
import { takeInObjects } from './take-in-objects.ts'
import { takeInReports } from './take-in-reports.ts'
import { takeInTargets } from './take-in-targets.ts'
import { indicatorEntries, verifyIndicators } from './verify-indicators.ts'
import { indicatorWork } from './work.ts'

const [catalogue, targets, objects, reports] = indicatorTables

export const indicators = {
  name: 'indicators',
  migrations: new URL('./migrations/', import.meta.url),
  routes: indicatorsRoutes,
  tables: [
    { ...catalogue, mayBring: (actor) => actorScope(actor, 'indicators:manage').grants.length > 0, takeIn: takeInCatalogue },
    { ...targets, mayBring: (actor) => actorScope(actor, 'indicators:manage').grants.length > 0, takeIn: takeInTargets },
    { ...objects, mayBring: (actor) => actorScope(actor, 'indicators:report').grants.length > 0, takeIn: takeInObjects },
    { ...reports, mayBring: (actor) => actorScope(actor, 'indicators:report').grants.length > 0, takeIn: takeInReports },
  ],
  work: indicatorWork,
  day: reportDay,
  jobs: [keepComputedDay],
  names: { indicator: namesOfIndicators },
  verify: { ...allBy(indicatorEntries, verifyIndicators), 'indicators-exported': 'chain' },
} satisfies ServerCapability<'indicators'>
