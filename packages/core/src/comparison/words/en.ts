import type { Same } from '../../kernel/words.ts'
import type { words as chinese } from './zh-CN.ts'

export const words: Same<typeof chinese> = {
  refusal: {  },
  term: {
    label: {
      outstanding: 'Outstanding', 'false-report': 'False report', recurred: 'Came back', missed: 'Missed',
      new: 'New', skipped: 'Skipped', uncovered: 'Not covered', resolved: 'Resolved', unverified: 'Not verified',
      void: 'Void',
    },
  },
}
