export const words = {
  findings: { name: 'Found in all rounds (times)', counted: 'What the rounds found, added up: a problem that two rounds found counts twice' },
  problems: { name: 'Problems', counted: 'All problems ever found; one household and one item are one problem' },
  found: { name: 'To dispatch', counted: 'Problems that wait to be dispatched' },
  dispatched: { name: 'To acknowledge', counted: 'Problems that wait to be acknowledged' },
  acknowledged: { name: 'In rectification', counted: 'Problems in rectification' },
  reported: { name: 'Reported', counted: 'Problems reported as rectified, to be reviewed' },
  reviewed: { name: 'Reviewed', counted: 'Problems reviewed, to be accepted' },
  closed: { name: 'Closed', counted: 'Problems that are closed now' },
  void: { name: 'Void', counted: 'What turned out not to be a problem' },
  merged: { name: 'Merged', counted: 'What was merged into another problem' },
  foundInRound: { name: 'Found in the round', counted: 'Problems that the round found' },
  hardInRound: { name: 'Hard defects', counted: 'Hard defects among them' },
} as const
