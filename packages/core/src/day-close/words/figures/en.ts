export const words = {
  due: { name: 'Due', counted: 'What is due today, and what was due before and not done when the day began' },
  dueToday: { name: 'Due today', counted: 'What has this day for its deadline, also where it was done earlier' },
  carriedIn: { name: 'Carried in', counted: 'What was due before this day and not done when the day before was closed' },
  done: { name: 'Done', counted: 'Of what is due, what was done when the day was closed: a problem reported as rectified, a report submitted' },
  carriedOver: { name: 'Carried over', counted: 'Of what is due, what was not done when the day was closed' },
} as const
