export const words = {
  page: { day: 'Closing the day', matters: 'What was due' },
  asOf: '{day}, as of {instant}.', earlierDay: 'The day before', laterDay: 'The day after', dayShown: 'Day',
  showAll: 'Show all', kind: 'What', unit: 'Unit', oldest: 'Oldest carried since', since: 'Since', dueOn: 'Deadline', doneAt: 'Done at', standing: 'Standing', what: 'What', place: 'Place',
  kinds: 'By kind', units: 'By unit', closing: 'How it was closed', ownWord: '{name}, {at}', byClock: 'By the clock', open: 'Still open', closeIt: 'Close today',
  closeTitle: '{unit}: close {day}', closeSays: '{due} due, {done} done, {carriedOver} carried over. Once closed, today’s figures stand; what is done later counts for tomorrow.',
  word: 'The unit’s word', wordHint: 'Why it is not done, and by when it will be', allDone: 'All is done; nothing has to be said.',
  none: 'Nothing was due on this day', noneHint: 'Problems and reports stand here when their deadline has come. Past days have figures where they were closed.',
  issue: 'Issue the brief', issued: 'Brief no. {ordinal} is issued.', briefOf: 'Brief no. {ordinal} ({at})', asInBrief: 'These are the figures of the brief.', showDay: 'Show the day as it is',
} as const
