export const words = {
  all: { name: 'Doubts', counted: 'What does not fit together by today’s register and rules, and what was handed out; one rule for a household or person is one' },
  new: { name: 'Not handed out', counted: 'Doubts that no village was asked to check' },
  waiting: { name: 'To check', counted: 'Handed to a village, without a result yet' },
  confirmed: { name: 'Confirmed', counted: 'Found by the village to be as suspected' },
  unfounded: { name: 'Unfounded', counted: 'Found by the village not to be so' },
} as const
