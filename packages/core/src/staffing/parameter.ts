import { z } from 'zod'
import { Duty } from '../access/index.ts'

/** What a village should have somebody for, beside its resident team, whose size is a number. */
export const VillageDuty = Duty.extract(['leader-in-charge', 'village-lead', 'helper'])
export type VillageDuty = z.infer<typeof VillageDuty>

/** What the county asks of who is sent where. */
export const StaffingParameter = z.object({
  /** People of a village's resident team (驻村工作队). */
  teamSize: z.number().int().min(1).max(20),
  /** Posts that no village should be without. */
  posts: z.array(z.object({ duty: VillageDuty })).max(VillageDuty.options.length),
  /** Households that one helper may have. */
  helperHouseholds: z.number().int().min(1).max(1_000),
  /** Open problems of a village for each of those who are sent there. */
  problemsEach: z.number().int().min(1).max(1_000),
  /** Days for which reinforcement is proposed, and the most that it stays. */
  reinforcementDays: z.number().int().min(1).max(366),
  mostReinforcementDays: z.number().int().min(1).max(366),
  /** So many days before its last one, a reinforcement is about to end. */
  endingDays: z.number().int().min(0).max(60),
})
export type StaffingParameter = z.infer<typeof StaffingParameter>

export const initialStaffing: StaffingParameter = {
  teamSize: 3, posts: [{ duty: 'leader-in-charge' }, { duty: 'village-lead' }, { duty: 'helper' }], helperHouseholds: 10, problemsEach: 10,
  reinforcementDays: 30, mostReinforcementDays: 180, endingDays: 3,
}
