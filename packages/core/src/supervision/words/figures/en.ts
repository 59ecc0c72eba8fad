export const words = {
  listed: { name: 'Listed', counted: 'Places and departments that are on the list' },
  overdue: { name: 'Past its day', counted: 'Listed, with a day before today' },
  accepted: { name: 'To be taken off', counted: 'Listed, and accepted on site by another team' },
  again: { name: 'Listed again', counted: 'Listed, having come off the list before' },
  off: { name: 'Off the list', counted: 'Taken off the list after the conditions held and another team accepted' },
} as const
