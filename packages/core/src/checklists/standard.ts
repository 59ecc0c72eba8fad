import { z } from 'zod'

/** 硬伤 or ordinary: a hard defect fails the household by itself. */
export const Severity = z.enum(['hard', 'ordinary'])
export type Severity = z.infer<typeof Severity>

export const AllowanceUnit = z.enum(['day', 'working-day'])
export type AllowanceUnit = z.infer<typeof AllowanceUnit>

/** What shows that something is mended. */
export const EvidenceKind = z.enum(['photo', 'file'])
export type EvidenceKind = z.infer<typeof EvidenceKind>

/** One line of a standard (标准): what is checked, how bad it is, who answers for it, and how long mending may take. */
export const CheckItem = z.object({
  code: z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,39}$/),
  /** Counted from 1 in catalogue order; the place of the item's bit in `AssessedBits`. */
  position: z.number().int().min(1),
  dimension: z.string().min(1),
  wording: z.string().min(1),
  severity: Severity,
  /** Code of the unit that answers for the item. */
  department: z.string().min(1),
  allowance: z.number().int().min(0),
  allowanceUnit: AllowanceUnit,
  /** Kinds of evidence that a report needs. */
  evidence: z.array(EvidenceKind),
  /** What the papers among them are called: 竣工验收单, 住院结算单. None where the checklist names none. */
  papers: z.array(z.string().max(60)).max(8).default([]),
})
export type CheckItem = z.infer<typeof CheckItem>

/** A versioned catalogue of check items. */
export const Standard = z.object({
  id: z.string().min(1).max(80),
  title: z.string().min(1),
  items: z.array(CheckItem).min(1),
})
export type Standard = z.infer<typeof Standard>
