export const words = {
  proposed: { name: 'To decide', counted: 'Units and people of whom rules propose something and nothing is decided' },
  remind: { name: 'Reminders', counted: 'Decided as reminders' },
  supervise: { name: 'Supervisions', counted: 'Decided as supervision' },
  talk: { name: 'Talks', counted: 'Decided as talks' },
  transfer: { name: 'Given to another organ', counted: 'Decided to be given to another organ' },
  putAside: { name: 'Put aside', counted: 'Looked at and put aside with a reason' },
  verified: { name: 'Looked in person', counted: 'Visits, checks of posts and problems looked at in person this month' },
  led: { name: 'Took in hand', counted: 'Problems taken in hand in person this month' },
  supervised: { name: 'Supervised', counted: 'Problems and places supervised in person this month' },
  none: { name: 'Leaders with none', counted: 'Leaders who owe something this month and did nothing of it' },
  short: { name: 'Leaders with less', counted: 'Leaders who did some of it and less than they owe this month' },
  met: { name: 'Leaders with all', counted: 'Leaders who did all that they owe this month' },
} as const
