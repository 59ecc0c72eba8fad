export const words = {
  page: { shared: 'Shared work', waits: 'Who waits for whom', matter: 'Shared matter', new: 'Share among units' },
  hint: 'A problem, an indicator or a letter that several units share: who leads, who works with it, who waits for whom and since when.', share: 'Share among units', sharedAs: 'Shared: {title}',
  none: 'Nothing is shared', noneHint: 'Choose “Share among units” on the page of a problem, an indicator or a letter.', noWaits: 'None', noWaitsHint: 'Nobody waits.',
  matters: 'Shared matters', title: 'What is to be done', about: 'About', lead: 'Lead', co: 'With', waits: 'Waiting', oldest: 'Since', state: 'State', opened: 'Begun', ended: 'Ended',
  waiting: 'Who waits', on: 'For whom', what: 'For what', since: 'Since', days: 'Days', daysIs: '{days} days', dueOn: 'Answer by', answer: 'Answer', acts: 'Acts', standing: 'Standing', unit: 'Unit', side: 'Side',
  titleHint: 'What is to be done, without anybody’s name', aboutKind: 'Kind', by: 'Who waits', reason: 'Reason', text: 'Answer', decisions: 'Decided at meetings', noDecisions: 'No meeting has decided on it yet.', openIt: 'Open', unknown: 'not for you',
  list: 'All waits', ofMatter: 'Who waits for whom', nobodyWaits: 'Nobody waits now.',
} as const
