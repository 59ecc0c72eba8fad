export const words = {
  parameters: {
    field: {
      title: 'Phones',
      does: 'How long a phone may be offline and lie untouched. Phones take it the next time they reach the county.',
      fields: {
        offlineDays: { label: 'Offline at most', unit: 'days', does: 'So long without the county, and the PIN alone shows only what is unsent until the password is entered. Counted anew with every contact.' },
        pinAttempts: { label: 'Wrong PINs', unit: 'times', does: 'After so many, only signing in with the county helps.' },
        pinDigits: { label: 'Digits of a PIN', unit: 'digits', does: 'Each makes guessing ten times as long for whoever has copied the phone’s data. Phones whose PIN is shorter ask for another after their next contact.' },
        idleMinutes: { label: 'Locked when untouched for', unit: 'minutes', does: 'Then the PIN is asked for again.' },
        clockMinutes: { label: 'Clock pointed out from', unit: 'minutes', does: 'Where a phone’s clock is so far off, its person and the office are told; records are put right by the county’s time.' },
        voiceSeconds: { label: 'Voice notes, at most', unit: 'seconds', does: 'In a visit or with a problem somebody may speak for so long; 0 for no voice notes.' },
        platePattern: { label: 'What door plates say', does: 'Where their codes say more than the household’s number, say where that stands: https://…/{number}; else leave it empty.' },
      },
    },
  },
  codeLists: {},
} as const
