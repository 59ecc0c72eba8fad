import type { Same } from '../../kernel/words.ts'
import type { workbook as chinese } from './workbook.zh-CN.ts'

export const workbook: Same<typeof chinese> = {
  sheet: 'Classes', legend: 'Legend', title: ': households', legendTitle: ': legend', unit: 'households',
  column: {
    ordinal: 'No.', townshipName: 'Township', villageName: 'Village', number: 'Household no.', headName: 'Head', class: 'Class', letter: 'Letter', day: 'Day', reason: 'Reason', source: 'Decided by', metOn: 'Day of meeting', reviewOn: 'To decide anew', flags: 'Without grounds',
  },
  legendColumn: { name: 'Name', letter: 'Letter', meaning: 'Which households', measures: 'Measures', closer: 'Closed by', check: 'Visited before by', reviewDays: 'Decided anew after (days)' },
}
