export const words = {
  parameters: {
    clock: {
      title: 'Looking at the clock',
      does: 'Where the clock may be wrong, the day’s work (raising, reminding, deleting old notices) waits until somebody has looked.',
      fields: {
        jumpDays: { label: 'Look at the clock after', unit: 'days', does: 'When the day’s work was not done for longer, it waits until somebody has looked at the clock.' },
        apartMinutes: { label: 'Clocks may differ by', unit: 'minutes', does: 'Where the log or the database differs by more, it waits.' },
        phonesApartHours: { label: 'Phones may differ by', unit: 'hours', does: 'Where most of the day’s phones differ by more, it waits.' },
      },
    },
  },
  codeLists: {},
} as const
