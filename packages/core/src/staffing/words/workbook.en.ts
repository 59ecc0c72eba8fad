import type { Same } from '../../kernel/words.ts'
import type { workbook as chinese } from './workbook.zh-CN.ts'

export const workbook: Same<typeof chinese> = {
  sheet: 'Assignments',
  unit: 'households, problems, people',
  column: {
    ordinal: 'No.', township: 'Township', village: 'Village', households: 'Households', open: 'Open problems', leaders: 'Leader in charge', leads: 'Village secretary', team: 'Resident team',
    teamCount: 'Size of the team', reinforcement: 'Reinforcement (days)', helpers: 'Helpers', gaps: 'What is lacking',
  },
  named: '{name} ({unit})',
  stays: '{name} ({unit}, {from} to {until})',
}
