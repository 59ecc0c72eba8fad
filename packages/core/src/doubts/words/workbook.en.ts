import type { Same } from '../../kernel/words.ts'
import type { workbook as chinese } from './workbook.zh-CN.ts'

export const workbook: Same<typeof chinese> = {
  column: {
    rule: 'Doubt', sentence: 'What does not fit', township: 'Township', village: 'Village', number: 'Household number', headName: 'Head', memberName: 'Member', standing: 'Standing', dueOn: 'Result by',
    note: 'What was seen', checkedByName: 'Checked by',
  },
  sheet: 'Doubts',
  title: 'Doubts', unit: 'doubts',
  gone: ' (no longer so in the register)',
}
