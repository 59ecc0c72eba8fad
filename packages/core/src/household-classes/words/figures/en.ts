export const words = {
  classified: { name: 'Classified', counted: 'Households on the register that have a class' },
  oneText: { name: 'In bulk by one text', counted: 'As many households of one village as the parameter says, classified on one day for one reason' },
  withoutVisit: { name: 'Without a visit', counted: 'No visit within the days of the parameter before the class was given' },
  withoutMeeting: { name: 'Without a meeting', counted: 'The class came by a table, and no meeting decided it' },
  againstVisits: { name: 'Against visits', counted: 'Open problems in a class that has none, or a class of problems at a household where visits never found any' },
  due: { name: 'To decide anew', counted: 'The day of review has come; at once where no meeting decided' },
} as const
