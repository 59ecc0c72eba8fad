import type { Same } from '../../kernel/words.ts'
import type { words as chinese } from './zh-CN.ts'

export const words: Same<typeof chinese> = {
  name: 'Assignments',
  refusal: {
    'village-not-to-give-out': '{village} is not a village of yours to give out. Load the page again.',
    'group-not-to-give-out': '{village} has no villager group “{group}” to give out. Load the page again.',
    'household-not-to-give-out': 'This household is not one of {village} to be visited in the round “{round}”. Load the page again.',
    'inspector-not-in-round': '{name} does not take part in the round “{round}” now, or not in {village}.',
    'assignment-round-unclear': 'Which round “{given}” means is not clear. Write its name: {known}.',
    'assignment-village-unknown': 'There is no village “{village}”.',
    'assignment-village-ambiguous': 'There are {count} villages “{village}”: fill in the township.',
    'inspector-unknown': 'Nobody in post who has an account is called “{name}”.',
    'inspector-ambiguous': '{count} people are called “{name}”: write the unit behind the name, such as {example}.',
  },
  entry: {
    'village-given-out': { name: 'Village or group given out', sentence: 'In the round “{round}”, {village} {group} goes to: {inspectors}' },
    'assignments-exported': { name: 'Assignments exported', sentence: 'Took the assignments of a round away' },
    'household-given-out': { name: 'Household given out', sentence: 'In the round “{round}”, this household goes to: {inspectors}' },
  },
  term: {
    table: { assignments: 'Assignments' },
    tableHint: { assignments: 'A row a village, a group or a household: village, villager group, household no., visited by. Several people with commas between. Rows without anybody stay as they are.' },
    rowOutcome: { 'given-out': 'Given out' },
  },
}
