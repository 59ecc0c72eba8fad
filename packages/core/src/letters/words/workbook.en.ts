import type { Same } from '../../kernel/words.ts'
import type { workbook as chinese } from './workbook.zh-CN.ts'

export const workbook: Same<typeof chinese> = {
  sheet: 'Letters',
  unit: 'letters',
  column: {
    ordinal: 'No.', number: 'Number', title: 'Title', kindName: 'Kind', issuerName: 'Issued by', issuedOn: 'Issued on', recipients: 'Recipients', owing: 'To answer', toDecide: 'To be decided', deferred: 'Deferred', nextOn: 'Next deadline',
    standing: 'Standing',
  },
}
