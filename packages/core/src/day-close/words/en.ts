export const words = {
  name: 'Closing the day',
  entry: {
    'day-closed': { name: 'Closed the day', sentence: '{unit} closed {day}: {due} due, {done} done, {carriedOver} carried over' },
    'day-brief-issued': { name: 'Issued the day’s brief', sentence: 'Issued brief no. {ordinal} of {day}: {due} due, {done} done, {carriedOver} carried over' },
  },
  refusal: {
    'day-not-today': 'Only today ({today}) can be closed. What was not closed before was closed by the clock',
    'day-closed': '{unit} has closed its day already',
    'day-unit-other': 'Only your own unit’s day can be closed',
    'day-word-needed': '{count} are not done: say why they are carried over, and until when',
  },
  term: { dayStanding: { done: 'Done', 'carried-over': 'Carried over' }, daySince: { today: 'Due today', before: 'Carried in' } },
} as const
