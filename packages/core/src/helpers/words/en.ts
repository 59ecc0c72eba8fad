import type { Same } from '../../kernel/words.ts'
import type { words as chinese } from './zh-CN.ts'

export const words: Same<typeof chinese> = {
  name: 'Helping',
  refusal: {
    'helper-missing': 'No helper is given.',
    'helper-name-unclear': '“{name}” does not look like one person’s name; give one person in office, no brackets, no two names.',
    'helper-unknown': 'Nobody called “{name}” holds a post as a helper; to register somebody new, fill in the unit.',
    'helper-unit-unknown': 'There is no unit “{unit}”; write its full name.',
    'helper-has-account': '“{name}” of “{unit}” has an account; the administrator has to add a post as a helper.',
    'helper-ambiguous': '{count} helpers are called “{name}”; say which by unit or phone.',
    'helper-phone-unclear': '“{value}” is neither a mobile number of 11 digits nor a landline with its area code.',
  },
  entry: {
    'helper-assigned': { name: 'Helper assigned', sentence: '{helper} helps from {validFrom}' },
    'helper-passed-on': { name: 'Helping passed on', sentence: 'The helping of {from} passed to {helper} on {validFrom}' },
  },
  term: {
    table: { helpers: 'Import helpers' },
    tableHint: {
      helpers: 'One household a row: its number and its helper. A change hands over and keeps the history.',
    },
    rowOutcome: { assigned: 'helper assigned', 'assigned-newcomer': 'helper newly registered', 'handed-over': 'helper changed' },
  },
}
