import type { Same } from '../../kernel/words.ts'
import type { workbook as chinese } from './workbook.zh-CN.ts'

export const workbook: Same<typeof chinese> = {
  reasonHeading: 'Why refused (correct the coloured cells and import again)',
  refusedSheet: 'Refused rows',
  refusedFile: 'refused',
}
