export const words = {
  open: { name: 'To be answered', counted: 'Not there, without a slip that counts, and not decided yet' },
  late: { name: 'Past their hours', counted: 'To be answered, and person or sending unit have not within their hours' },
  toDecide: { name: 'To be decided', counted: 'Both have answered or their hours are over: the office decides' },
  excused: { name: 'Excused', counted: 'Decided to be excused' },
  unexcused: { name: 'Not excused', counted: 'Decided not to be excused: rectified as a problem' },
  contradicted: { name: 'Sheets contradicted', counted: 'The sheet says present; a check or a slip says not' },
  tooFew: { name: 'Too few days', counted: 'Fewer days in the month than the parameter asks for, official trips counting as present' },
} as const
