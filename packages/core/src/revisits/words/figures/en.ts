export const words = {
  drawn: { name: 'Drawn', counted: 'Households drawn to be revisited; drawn twice, one counts twice' },
  revisited: { name: 'Revisited', counted: 'Drawn households all of whose problems were seen again, or one of which came back' },
  held: { name: 'Held', counted: 'Revisited households where no problem came back' },
  share: { name: 'Share that held', counted: 'The share of revisited households that held' },
  waiting: { name: 'Waiting', counted: 'Drawn households that are still to be seen' },
  overdue: { name: 'Overdue', counted: 'Waiting households beyond their day' },
} as const
