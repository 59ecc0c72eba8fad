import { z } from 'zod'
import { Duty } from '../access/index.ts'
import { Severity } from '../checklists/index.ts'

/** A kind of leave, by the name that the county gives it. */
export const LeaveKind = z.object({
  name: z.string().trim().min(1).max(20),
  /** 公出: counts as being at the post, but only by a slip that is older than the check. */
  isOfficial: z.boolean(),
  /** A slip that was asked for after the check excuses as well: whoever is taken ill asks later. Never so of official trips. */
  mayBeLater: z.boolean(),
})
export type LeaveKind = z.infer<typeof LeaveKind>

/** Who approves leave of up to so many days; beyond the longest, the last one does. */
export const LeaveTier = z.object({ upToDays: z.number().int().min(1).max(366), tier: z.enum(['township', 'county']) })
export type LeaveTier = z.infer<typeof LeaveTier>

/** What is proposed to the office from so many absences without an excuse on; the office decides, and nobody else sees it. */
export const Consequence = z.object({ from: z.number().int().min(1).max(50), proposal: z.string().trim().min(1).max(60) })
export type Consequence = z.infer<typeof Consequence>

/** How a county checks who is at the post; data of the county, valid from a day on. */
export const DutyParameter = z.object({
  /** Whoever holds one of these duties in a village should be there. */
  duties: z.array(Duty).min(1),
  kinds: z.array(LeaveKind).min(1).max(20),
  approvals: z.array(LeaveTier).min(1).max(10),
  /** So many hours the person and the sending unit have to answer. */
  answerHours: z.number().int().min(1).max(720),
  /** A check is entered within so many days; later it is nobody's own check any more. */
  enteredWithinDays: z.number().int().min(0).max(30),
  /** So many days a month are asked for, official trips included. */
  daysAMonth: z.number().int().min(0).max(31),
  /** The check item of an absence without an excuse: what it is called, and how long rectifying it may take. */
  problem: z.object({
    standard: z.string().trim().min(1).max(40), wording: z.string().trim().min(1).max(80), dimension: z.string().max(40).meta({ list: 'dimension' }), severity: Severity,
    allowance: z.number().int().min(0).max(366), allowanceUnit: z.enum(['day', 'working-day']),
  }),
  consequences: z.array(Consequence).max(10),
})
export type DutyParameter = z.infer<typeof DutyParameter>

/**
 * With what a county begins. Leave of five days is a township's, longer leave the county's; a day or two to answer; twenty days a month:
 * as single counties published it, to be changed to the county's own rule.
 */
export const initialDuty: DutyParameter = {
  duties: ['resident-team'],
  kinds: [
    { name: '事假', isOfficial: false, mayBeLater: false }, { name: '病假', isOfficial: false, mayBeLater: true }, { name: '年休假', isOfficial: false, mayBeLater: false },
    { name: '婚假产假丧假', isOfficial: false, mayBeLater: false }, { name: '公出（会议、培训、调研）', isOfficial: true, mayBeLater: false },
  ],
  approvals: [{ upToDays: 5, tier: 'township' }, { upToDays: 366, tier: 'county' }],
  answerHours: 48, enteredWithinDays: 3, daysAMonth: 20,
  problem: { standard: '驻村在岗', wording: '驻村工作队员不在岗，没有请假', dimension: 'assistance', severity: 'hard', allowance: 5, allowanceUnit: 'working-day' },
  consequences: [{ from: 1, proposal: '提醒谈话' }, { from: 2, proposal: '通报，函告派出单位' }, { from: 3, proposal: '建议召回调整' }],
}

/** What is proposed after so many absences without an excuse; null where nothing is. */
export function proposalFor(absences: number, consequences: readonly Consequence[]): string | null {
  const reached = consequences.filter(({ from }) => absences >= from).sort((one, other) => other.from - one.from)
  return reached[0]?.proposal ?? null
}
