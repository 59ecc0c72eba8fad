import type { Same } from '@lookback/core/kernel'
import type { words as chinese } from './zh-CN.ts'

export const words: Same<typeof chinese> = {
  page: {
    lists: 'Three lists',
  },
  hint: 'Problems, responsibilities and tasks in one workbook; units fill in the list of tasks and send it back, and each row is acted on.',
  out: 'Take the three lists',
  outHint: 'Only problems within your area.',
  unit: 'Responsible unit', department: 'Department', onlyOpen: 'Only open ones',
  download: 'Download the three lists',
}
