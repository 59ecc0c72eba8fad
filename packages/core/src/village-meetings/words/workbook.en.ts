import type { Same } from '../../kernel/words.ts'
import type { workbook as chinese } from './workbook.zh-CN.ts'

export const workbook: Same<typeof chinese> = {
  sheet: 'Village meetings',
  unit: 'meetings',
  column: {
    ordinal: 'No.', townshipName: 'Township', villageName: 'Village', body: 'Body', group: 'Group', day: 'Day', due: 'Due', present: 'Present', quorum: 'Quorum', titles: 'Topics', contradictions: 'Contradictions', likeness: 'Alike (%)',
  },
  quorum: { yes: 'reached', no: 'not reached' },
}
