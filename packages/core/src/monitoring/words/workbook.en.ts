import type { Same } from '../../kernel/words.ts'
import type { workbook as chinese } from './workbook.zh-CN.ts'

export const workbook: Same<typeof chinese> = {
  sheet: 'Monitoring', unit: 'households',
  column: {
    ordinal: 'No.', townshipName: 'Township', villageName: 'Village', number: 'Household no.', headName: 'Head', clueKind: 'Clue', clueDay: 'Day of clue', object: 'Object', risk: 'Risk', state: 'Now', stage: 'Next step', tier: 'Done by', waitsFor: 'Waits for', dueOn: 'Due', overdue: 'Overdue', takenUpOn: 'Taken up', inTime: 'In time',
  },
  yes: 'yes', no: 'no',
}
