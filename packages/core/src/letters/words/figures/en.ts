export const words = {
  all: { name: 'Letters', counted: 'Letters that concern the own person, unit or place, issued or received' },
  open: { name: 'Open', counted: 'Something is still to be answered or decided, waits for its day, or an objection is being examined' },
  overdue: { name: 'Overdue', counted: 'Not answered, with a deadline before today' },
  toDecide: { name: 'To decide', counted: 'An answer waits to be confirmed, or something sent back or an extension asked for waits for the issuer' },
  deferred: { name: 'Deferred', counted: 'Some item waits for a season or a condition, with a day to look again' },
  done: { name: 'Done', counted: 'Every item is confirmed at every recipient, or was lifted by an objection' },
} as const
