import type { Same } from '../../kernel/words.ts'
import type { words as chinese } from './zh-CN.ts'

export const words: Same<typeof chinese> = {
  name: 'Assignments',
  refusal: {
    'village-not-to-give-out': '{village} is not a village of yours to give out. Load the page again.',
    'group-not-to-give-out': '{village} has no villager group “{group}” to give out. Load the page again.',
    'household-not-to-give-out': 'This household is not one of {village} to be visited in the round “{round}”. Load the page again.',
    'inspector-not-in-round': '{name} does not take part in the round “{round}” now, or not in {village}.',
  },
  entry: {
    'village-given-out': { name: 'Village or group given out', sentence: 'In the round “{round}”, {village} {group} goes to: {inspectors}' },
    'household-given-out': { name: 'Household given out', sentence: 'In the round “{round}”, this household goes to: {inspectors}' },
  },
  term: {},
}
