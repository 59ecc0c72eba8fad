import { attendanceTable } from '@lookback/core/duty'
import type { ServerCapability } from '../capability.ts'
import { allBy } from '../capability.ts'
import { actorScope } from '../kit/actor.ts'
import { nameFindings } from './findings.queries.ts'
import { nameSlips } from './leaves.queries.ts'
import { dutyRoutes } from './routes.ts'
import { takeInSheets } from './sheets.ts'
import { dutyEntries, verifyDuty } from './verify-duty.ts'
import { dutyWork } from './work.ts'

export const duty = {
  name: 'duty',
  migrations: new URL('./migrations/', import.meta.url),
  routes: dutyRoutes,
  tables: [{ ...attendanceTable, mayBring: (actor) => actorScope(actor, 'attendance:tell').grants.length > 0, takeIn: takeInSheets }],
  work: dutyWork,
  names: { dutyFinding: nameFindings, leaveSlip: nameSlips },
  verify: { ...allBy(dutyEntries, verifyDuty), 'attendance-exported': 'chain' },
} satisfies ServerCapability<'duty'>
