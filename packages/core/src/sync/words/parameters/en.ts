export const words = {
  parameters: {
    field: {
      title: 'Phones',
      does: 'How long a phone may be offline and lie untouched. Phones take it the next time they reach the county.',
      fields: {
        offlineDays: { label: 'Offline at most', unit: 'days', does: 'So long without the county, and the PIN alone no longer opens it.' },
        pinAttempts: { label: 'Wrong PINs', unit: 'times', does: 'After so many, only signing in with the county helps.' },
        idleMinutes: { label: 'Locked when untouched for', unit: 'minutes', does: 'Then the PIN is asked for again.' },
      },
    },
  },
  codeLists: {},
} as const
