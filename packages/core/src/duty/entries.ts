import { z } from 'zod'
import { entry } from '../kernel/entry.ts'
import { Identifier } from '../kernel/identifier.ts'
import { Instant } from '../kernel/time.ts'
import { AttendanceSheet } from './attendance.ts'
import { DutyCheck, PresenceTold } from './check.ts'
import { AnswerSide, DutyFinding } from './finding.ts'
import { Leave } from './leave.ts'

const moves = { phones: 'nothing', figures: 'none' } as const
const about = 'place'
const finding = { finding: 'dutyFinding' } as const

/** What people say of themselves, and why they are away, may tell of illness and family: that stays out of the log. */
export const entries = {
  'duty-checked': entry({
    about, moves, tells: ['person', 'unit', 'office'], details: { fedBackTier: { term: 'tier' } },
    payload: DutyCheck.omit({ inspector: true }).extend({
      presences: z.array(PresenceTold.omit({ said: true }).extend({ unit: z.string(), leave: Identifier.nullable() })),
      findings: z.array(DutyFinding.pick({ id: true, post: true, person: true, unit: true })),
      dueAt: Instant,
    }),
  }),
  'duty-answered': entry({ about, moves, tells: ['office'], details: { ...finding, side: { term: 'answerSide' } }, payload: z.object({ finding: Identifier, side: AnswerSide }) }),
  'duty-decided': entry({
    about, moves, tells: ['person', 'unit'], details: { ...finding, problem: 'problem' },
    payload: z.object({ finding: Identifier, isExcused: z.boolean(), reason: z.string(), problem: Identifier.nullable() }),
  }),
  'leave-asked': entry({ about, moves, tells: ['approvers'], details: { person: 'person' }, payload: Leave.omit({ id: true, state: true, askedAt: true, askedBy: true, decidedAt: true, decidedBy: true }).extend({ leave: Identifier, unit: z.string() }) }),
  'leave-decided': entry({ about, moves, tells: ['person', 'asker'], details: { person: 'person' }, payload: z.object({ leave: Identifier, person: Identifier, isApproved: z.boolean() }) }),
  'attendance-told': entry({ about, moves, details: { person: 'person' }, payload: AttendanceSheet.omit({ toldAt: true, toldBy: true }) }),
  'attendance-exported': entry({ about: 'county', moves, takesAway: 'list', payload: z.object({ filter: z.record(z.string(), z.string()) }) }),
}

declare module '../kernel/entry.ts' {
  interface References {
    /** An absence that is to be answered, by person and day. */
    dutyFinding: true
    /** A slip, by person, kind and days. */
    leaveSlip: true
  }
}
