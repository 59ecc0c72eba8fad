export const words = {
  takingUp: { name: 'Being taken up', counted: 'There is a clue, and it is not decided yet' },
  overdue: { name: 'Overdue', counted: 'The day of the next step is over, of taking up and of removal' },
  inTime: { name: 'Decided in time', counted: 'Taken up or not, within the days from the clue' },
  late: { name: 'Decided late', counted: 'Taken up or not, after more than the days from the clue' },
  monitored: { name: 'Monitored', counted: 'Taken up, with the risk not removed; removals that go on are among them' },
  removal: { name: 'Removal going on', counted: 'Removal is proposed and not approved yet' },
  removed: { name: 'Risk removed', counted: 'Removal was approved' },
  notTakenUp: { name: 'Not taken up', counted: 'Declined after a visit, with the reason' },
  ended: { name: 'Household ended', counted: 'The household is no longer on the register, and the case is not ended' },
  villagesWithNone: { name: 'Villages without any', counted: 'Villages in which no clue was taken down' },
  withoutCase: { name: 'On the register, no case', counted: 'The register has them as monitored with the risk not removed, and no case does' },
  notInRegister: { name: 'A case, not on the register', counted: 'Monitored here, and the register does not say so or says that the risk is removed' },
} as const
