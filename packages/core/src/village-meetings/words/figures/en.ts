export const words = {
  noneThisMonth: { name: 'No meeting this month', counted: 'Villages without minutes of any body this month' },
  owed: { name: 'Meeting owed', counted: 'Villages of which a body that is to meet this month or quarter has not met with a quorum' },
  noneThisYear: { name: 'No meeting this year', counted: 'Villages without minutes of any body this year' },
  contradicting: { name: 'Numbers contradict', counted: 'More present than due, votes unlike those present, more due than the register has, or passed without quorum or majority' },
  copied: { name: 'Copied', counted: 'Topics and resolutions share as much with minutes of another village or an earlier meeting as the parameter says' },
  running: { name: 'Running', counted: 'Notices that hang and are neither ended nor withdrawn' },
  toEnd: { name: 'To be ended', counted: 'Their days are over and objections answered, and they are not ended' },
  objected: { name: 'Objection not answered', counted: 'They hang, with an objection that is not answered' },
} as const
