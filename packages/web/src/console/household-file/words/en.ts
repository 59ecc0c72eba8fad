import type { Same } from '@lookback/core/kernel'
import type { words as chinese } from './zh-CN.ts'

export const words: Same<typeof chinese> = {
  atRequest: 'At the person’s own request',
  giveHint: 'Where somebody asks for their own data, their name puts them into a file (the log says so):',
  page: {
    household: 'Household',
  },
}
