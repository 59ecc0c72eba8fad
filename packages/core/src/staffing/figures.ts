import { counts } from '../kernel/figure.ts'
import { listHelperLoads, listPostings, listReinforcements, listStaffedVillages } from './contract.ts'

const today = { by: ['township'], asOf: 'today' } as const

/** How places are staffed, each number with the list that it opens. */
export const staffingCounts = {
  ...counts({ ...today, unit: 'villages', list: listStaffedVillages }, {
    villages: {}, withoutTeam: { gap: 'team' }, vacant: { gap: 'post' }, heavy: { gap: 'load' }, burdened: { gap: 'helpers' },
  }),
  ...counts({ ...today, unit: 'people', list: listHelperLoads }, { helpers: {}, overloaded: { load: 'over' } }),
  ...counts({ ...today, unit: 'postings', list: listPostings }, { posted: {}, leaders: { kind: 'leader-in-charge' }, teamMembers: { kind: 'resident-team' } }),
  ...counts({ ...today, unit: 'postings', list: listReinforcements }, { reinforced: { standing: 'there' }, ending: { standing: 'ending' }, planned: { standing: 'planned' } }),
} as const
export type StaffingCount = keyof typeof staffingCounts
