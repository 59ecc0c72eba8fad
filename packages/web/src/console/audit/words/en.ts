import type { words as chinese } from './zh-CN.ts'
import type { Same } from '@lookback/core/kernel'

export const words: Same<typeof chinese> = {
  page: { audit: 'Audit', alerts: 'Out of the ordinary' },
  alerts: {
    hint: 'What was out of the ordinary in the log of the last 30 days; how much is much is set in the parameter of that name.',
    what: 'What', who: 'Who', from: 'From', until: 'Until', count: 'Times', address: 'Network address', none: 'Nothing out of the ordinary in the last 30 days',
  },
  hint: 'Who did what to whom and when: sign-ins, numbers shown in full and exports included. It can be read and not changed.',
  person: 'Search a name',
  personPlaceholder: 'Who did it, or to whom',
  kind: 'What',
  from: 'From day',
  until: 'Until day',
  export: 'Export',
  bySystem: 'The software',
}
