import type { Same } from '../../../kernel/words.ts'
import type { words as chinese } from './zh-CN.ts'

export const words: Same<typeof chinese> = {
  parameters: {
    coverage: {
      title: 'When a household counts as seen',
      does: 'A visit that is marked as completed but left most items unassessed does not count. What has come in stays; this holds for what comes.',
      fields: {
        assessedShare: { label: 'Assessed at least', unit: '%', does: 'Of the items asked at that household; a visit that assessed nothing never counts.' },
      },
    },
  },
  codeLists: {},
}
