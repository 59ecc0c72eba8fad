export const words = {
  open: { name: 'Open', counted: 'Problems that are not closed now, without those that were void or merged' },
  closedLately: { name: 'Closed lately', counted: 'Problems closed on these days before today, and closed still; not those of today, nor those that came back' },
  openOnDay: { name: 'Open that day', counted: 'Problems found by the end of that day and not closed by then; what came back counts from the day on which it did' },
} as const
