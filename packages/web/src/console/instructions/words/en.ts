export const words = {
  page: { instructions: 'Leaders’ instructions', instruction: 'An instruction', new: 'Write an instruction' },
  leaderHint: 'Written by you or naming you. Each number opens who has not answered, and who is past the day.', officeHint: 'All leaders’ instructions. Whom they name answers; the leader sends back or settles.', ownHint: 'Instructions that name you, to be answered by their day.',
  text: 'Instruction', textHint: 'What is to be achieved', about: 'On', leader: 'Written by', named: 'Who answers', namedHint: 'One or several people; look by name or unit', dueOn: 'Answer by', standing: 'Standing', givenAt: 'Written', side: 'Whose', ofOne: 'on one matter',
  none: 'No instructions', noneHint: 'Leaders write them on the page of a problem, a household, a letter or a listing.', unknown: 'not for you', nobody: 'Nobody can be named: it takes somebody of your area who can see it and has an account.',
  candidate: '{name}, {title} ({unit})', noAccount: '{name}, {title} ({unit}; no account)',
  write: 'Write an instruction', written: 'Instructions: {count}', give: 'Send',
  mine: 'My instructions', all: 'All', noneMine: 'You have written none yet.', waitsFor: 'waits for {names}, by {day}',
  state: 'Standing', stateIs: { open: 'Open', settled: 'Settled' }, by: 'by {day}', words: 'Answers', noWords: 'Nobody has answered yet.', done: 'What was done', doneHint: 'Look by household, problem or number; may be left empty',
  wordOf: { answer: 'What was done about it', 'send-back': 'Why it is sent back', settle: 'Your word on it' }, settleHint: 'Some have not answered; once it is settled they need not.',
} as const
