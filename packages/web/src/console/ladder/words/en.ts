export const words = {
  page: { ladder: 'Reminders and talks', subject: 'Why it is proposed', facts: 'Records behind it', steps: 'Decided', step: 'A decision', balances: 'Leaders’ own checks', ownChecks: 'What leaders did in person' },
  hint: 'Rules count records and only propose; the office decides, with organ, number and day.', ownHint: 'Only what was decided and issued to your unit or to you.',
  none: 'Nothing to decide', noneHint: 'What reaches the counts of the parameter “The ladder” is listed here; what was decided is not listed again.', noneOwn: 'Nothing was issued to your unit or to you', noneOwnHint: 'What is decided appears here, with a notice.', noneDecided: 'Nothing was decided yet.',
  subject: 'Of whom', kind: 'Kind', rung: 'Rung', proposes: 'Proposed', why: 'Why (counts open their records)', before: 'Decided before', acts: 'Acts', look: 'Look and decide', proposed: 'Proposed',
  byRule: '(rule: {rule})', times: '{count} times', fresh: ', of which new {count}', decision: 'Decision', organ: 'Organ', number: 'Number', on: 'Day of the paper', words: 'Why', reason: 'Why nothing follows', decidedBy: 'Entered by', post: 'Post',
  day: 'Day', what: 'What', record: 'Record', isNew: 'Decided before', notDecided: 'No', decidedBefore: 'Yes',
  of: 'The ladder: {name}', proposal: 'What rules propose', proposalHint: 'Counts open their records. A milder or a sterner rung can be decided, or nothing.', nothing: 'Nothing is proposed: counts are not reached, or it was all decided on.',
  history: 'Decided before', confirm: 'Decide', putAside: 'Put aside', confirmOf: 'Decide: {name}', putAsideOf: 'Put aside: {name}', organHint: 'Which organ decided, e.g. the leading group',
  confirmHint: 'Whoever it concerns then sees rung, organ, number, day and why; not the counts or rules.', putAsideHint: 'These records count no more; whoever it concerns sees nothing.',
  transferHint: 'The other organ deals with it; its result is not kept here, and whoever it concerns is not told.', letterTitle: '{rung}: {name}', reasonsThen: 'Records behind the decision',
  balancesHint: 'How often a month leaders look, take in hand and supervise in person, how often they did, and who did nothing. Counts open their records.', ownBalanceHint: 'What you owe this month in person, and what you did. Problems, visits, checks of posts and supervision count by themselves; record what has none.',
  recordOne: 'Record one', recordHint: 'What is recorded with a problem, a visit, a check of posts or supervision counts already.', keep: 'Record', standing: 'Standing', month: 'Month', leader: 'Leader', done: 'Done', owed: 'Owed', way: 'How', source: 'Recorded as', village: 'Village', seen: 'What was seen and done', witness: 'Who can say so', noLeaders: 'No such leaders',
} as const
