export const words = {
  waitsForUs: { name: 'Others wait for us', counted: 'Other units wait for the own one, unanswered' },
  waitsByUs: { name: 'We wait for others', counted: 'The own unit waits for others, unanswered' },
  openWaits: { name: 'Waiting', counted: 'Neither answered nor taken back, in what one sees' },
  overdueWaits: { name: 'Answer overdue', counted: 'Still waiting, with a day before today by which an answer was owed' },
} as const
