export const words = {
  name: 'The ladder',
  refusal: {
    'ladder-subject-unknown': 'There is no such unit or post.',
    'ladder-nothing-proposed': 'Nothing is to be decided now: somebody else did, or it does not stand any more.',
    'ladder-proposal-changed': 'Something has come to it meanwhile; look at it again, then decide.',
    'ladder-day-ahead': 'The day of the paper is not after today ({today}).',
    'own-check-day-wrong': 'The day lies between {earliest} and today ({today}).',
    'own-check-place-wrong': 'Choose a village.',
    'ladder-not-of-oneself': 'Nobody decides of oneself; ask somebody else of the office.',
  },
  entry: {
    'own-check-recorded': { name: 'A leader’s own check', sentence: '{way}: {on}, {village}' },
    'ladder-confirmed': { name: 'Decided on the ladder', sentence: '{rung}: {unit} {holder}, {organ} {number}, {on}: {words}' },
    'ladder-put-aside': { name: 'Put aside', sentence: 'Proposed: {proposed}, {unit} {holder}; put aside: {words}' },
  },
  term: {
    field: { way: 'How', step: 'Decision', organ: 'Organ', words: 'Why', rung: 'Rung' },
    queue: { 'ladder-to-decide': 'Proposals of the ladder for me to decide' },
    ownCheckWay: { verified: 'Looked in person', led: 'Took in hand', supervised: 'Supervised in person' },
    ownCheckSource: { problem: 'A problem', visit: 'A visit', duty: 'Who was at the post', supervision: 'Supervision', own: 'Own record' },
    balanceStanding: { none: 'None', short: 'Less than owed', met: 'As owed' },
    rung: { remind: 'Reminder', supervise: 'Supervision', talk: 'Talk', transfer: 'Given to another organ' },
    ladderKind: { unit: 'Unit', post: 'Person (post)' },
    ladderOutcome: { confirmed: 'Decided', 'put-aside': 'Put aside' },
    ladderMeasure: { overdue: 'Problems past their day', unanswered: 'Letters not answered in time', 'false-reports': 'False reports', absences: 'Absences without excuse', listings: 'Times on the supervision list' },
  },
} as const
