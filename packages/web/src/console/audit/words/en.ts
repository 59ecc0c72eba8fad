import type { words as chinese } from './zh-CN.ts'
import type { Same } from '@lookback/core/kernel'

export const words: Same<typeof chinese> = {
  page: { audit: 'Audit' },
  hint: 'Who did what to whom and when: sign-ins, numbers shown in full and exports included. It can be read and not changed.',
  person: 'Search a name',
  personPlaceholder: 'Who did it, or to whom',
  kind: 'What',
  from: 'From day',
  until: 'Until day',
  export: 'Export',
  bySystem: 'The software',
}
