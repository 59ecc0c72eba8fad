import type { Same } from '../../kernel/words.ts'
import type { words as chinese } from './zh-CN.ts'

export const words: Same<typeof chinese> = {
  name: 'Assignments',
  refusal: {
    'village-not-to-give-out': '{village} is not a village of yours to give out. Load the page again.',
    'inspector-not-in-round': '{name} does not take part in the round “{round}” now, or not in {village}.',
  },
  entry: {
    'village-given-out': { name: 'Village given out', sentence: 'In the round “{round}”, {village} goes to: {inspectors}' },
  },
  term: {},
}
