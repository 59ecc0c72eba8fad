import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { Identifier } from '../kernel/identifier.ts'
import { PageQuery, pageOf } from '../kernel/page.ts'
import { Day, Instant } from '../kernel/time.ts'
import { RegionCode } from '../places/index.ts'

/** Which entries of the log are read. */
export const AuditFilter = z.object({
  /** Part of the name of whoever did it, or to whom it was done. */
  person: z.string().trim().max(40).optional(),
  region: RegionCode.optional(),
  kind: z.string().max(60).optional(),
  /** The days on which it was recorded, both included. */
  from: Day.optional(),
  until: Day.optional(),
})
export type AuditFilter = z.infer<typeof AuditFilter>

/** An entry of the log, told to a reader. */
export const AuditRow = z.object({
  id: Identifier,
  sequence: z.number().int(),
  kind: z.string(),
  recordedAt: Instant,
  happenedAt: Instant,
  /** Who did it; null for the software itself. */
  actorName: z.string().nullable(),
  /** To whom: the household, the person, the problem; null for nobody in particular, or for whom the reader may not see. */
  about: z.string().nullable(),
  placeName: z.string(),
  /** What was done; only its kind where it is about somebody whom the reader may not see. */
  sentence: z.string(),
})
export type AuditRow = z.infer<typeof AuditRow>

/** Counted no further: beyond this a page says “more than”. */
export const AUDIT_COUNT_LIMIT = 10_000

/** Who did what to whom, the latest first. `total` goes up to `AUDIT_COUNT_LIMIT` + 1. */
export const listAudit = endpoint({
  name: 'listAudit',
  method: 'GET',
  path: '/api/audit',
  access: 'log:read',
  query: AuditFilter.extend(PageQuery.shape),
  reply: pageOf(AuditRow),
})

/** What makes an entry, or several of a person together, out of the ordinary. */
export const alertKinds = ['many-reveals', 'many-exports', 'whole-export', 'night-sign-in', 'locked'] as const
export const AlertKind = z.enum(alertKinds)
export type AlertKind = z.infer<typeof AlertKind>

/** Something out of the ordinary; it is read off the log and stands in no table. */
export const Alert = z.object({
  kind: AlertKind,
  personName: z.string().nullable(),
  /** Of several, the first and the last. */
  from: Instant,
  until: Instant,
  count: z.number().int(),
  /** The network address; null where there are several or none. */
  address: z.string().nullable(),
})
export type Alert = z.infer<typeof Alert>

/** The most alerts that are told at once. */
export const ALERTS_AT_MOST = 500

/** What was out of the ordinary on the days asked for, the latest first; the last 30 days without. */
export const listAlerts = endpoint({
  name: 'listAlerts',
  method: 'GET',
  path: '/api/alerts',
  access: 'security:watch',
  query: z.object({ from: Day.optional(), until: Day.optional() }),
  reply: z.object({ alerts: z.array(Alert) }),
})
