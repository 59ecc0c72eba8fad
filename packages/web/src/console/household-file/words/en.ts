import type { words as chinese } from './zh-CN.ts'
import type { Same } from '@lookback/core/kernel'

export const words: Same<typeof chinese> = {
  atRequest: 'At the person’s request',
  requestHint: 'When somebody asks for their own data, or for a correction (both are logged):',
  whose: 'Whose',
  give: 'Give all data as a file',
  correct: 'Correct',
  correctTitle: 'Correction at the person’s request',
  correctHint: 'Written as in the register; empty where there is nothing. With a document number go birth date and sex. Tables that are imported later have to be put right too, or it changes back.',
  what: 'What is corrected',
  value: 'Change to',
  reason: 'Reason',
  paper: 'Document shown',
  paperExample: 'Documents that were shown, such as an identity card',
  at: 'When',
  by: 'By',
  correctionsHint: 'Personal data that were put right at people’s request; what stood there before and stands there now is sealed, and only in the person’s own file.',
  page: {
    household: 'Household',
    corrections: 'Corrections of personal data',
  },
}
