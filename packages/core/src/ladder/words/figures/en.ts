export const words = {
  proposed: { name: 'To decide', counted: 'Units and people of whom rules propose something and nothing is decided' },
  remind: { name: 'Reminders', counted: 'Decided as reminders' },
  supervise: { name: 'Supervisions', counted: 'Decided as supervision' },
  talk: { name: 'Talks', counted: 'Decided as talks' },
  transfer: { name: 'Given to another organ', counted: 'Decided to be given to another organ' },
  putAside: { name: 'Put aside', counted: 'Looked at and put aside with a reason' },
} as const
