import type { Same } from '../../kernel/words.ts'
import type { words as chinese } from './zh-CN.ts'

export const words: Same<typeof chinese> = {
  name: 'Rounds',
  refusal: {
    'round-unknown': 'There is no round {round}.',
    'round-missing': 'The form names no round. Fill in the round (1, 2, …) and send it again.',
    'round-ordinal-taken': 'Round {ordinal} exists already; reload the page.',
    'round-days-wrong': 'The last day cannot be before the first, {from}.',
    'sample-empty': 'No household can be drawn: none has been imported yet.',
    'round-not-open': 'Round “{round}” visits from {from} to {to}; {day} is outside.',
    'round-form-differs': 'Round “{round}” uses the form {expected}, not {received}.',
    'round-tier-differs': 'Your post takes no part in round “{round}”.',
    'household-not-in-sample': 'Household {household} is not in the sample of round “{round}”.',
  },
  entry: {
    'round-opened': { name: 'Round opened', sentence: 'Opened round “{name}”, {startsOn} to {endsOn}' },
  },
  term: {  },
}
