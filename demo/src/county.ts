/**
 * The demo county. County, townships, villages, people, phones and ID numbers are all invented: the prefix 431999 is
 * given to no real county, and no Chinese phone number begins with 100.
 */
export const county = { code: '431999', name: '云岭县' } as const

/** To be shown wherever the county is. */
export const notice = {
  zh: '演示数据：县、乡镇、村、户、人员、电话和证件号均为虚构，不对应任何真实的地方和个人。',
  en: 'Demo data: county, townships, villages, households, people, phones and ID numbers are invented.',
} as const

/** The moment that the demo's records run up to: the morning of 7 May 2020. */
export const today = Date.parse('2020-05-07T09:00:00+08:00')

/**
 * The case is told on 7 May 2020, “two months before the census”: the countdown runs to 7 July 2020.
 */
export const parameters = {
  examination: { title: '脱贫攻坚普查', day: '2020-07-07' },
  stages: {
    demands: [
      { day: '2020-05-31', name: '第一仗', what: 'open-problems', indicator: '', amount: 1500 },
      { day: '2020-05-31', name: '第一仗', what: 'indicator-share', indicator: 'R01', amount: 60 },
      { day: '2020-05-31', name: '第一仗', what: 'indicator-left', indicator: 'E01', amount: 0 },
      { day: '2020-05-31', name: '第一仗', what: 'missing-reports', indicator: '', amount: 0 },
      { day: '2020-06-30', name: '扫尾清零', what: 'open-problems', indicator: '', amount: 0 },
      { day: '2020-06-30', name: '扫尾清零', what: 'indicator-share', indicator: 'H01', amount: 100 },
      { day: '2020-06-30', name: '扫尾清零', what: 'indicator-left', indicator: 'R02', amount: 0 },
      { day: '2020-07-07', name: '脱贫攻坚普查', what: 'indicator-share', indicator: 'M01', amount: 100 },
      { day: '2020-07-07', name: '脱贫攻坚普查', what: 'red-lights', indicator: '', amount: 0 },
    ],
  },
  // The county lives on a day of its own: no phone's clock is held against it.
  field: { offlineDays: 7, pinAttempts: 5, pinDigits: 6, idleMinutes: 10, clockMinutes: 100 * 366 * 24 * 60, voiceSeconds: 120, platePattern: '' },
  // Every household of the county has a helper here, not only those that are registered.
  staffing: {
    teamSize: 3, posts: [{ duty: 'leader-in-charge' }, { duty: 'village-lead' }, { duty: 'helper' }], helperHouseholds: 50, problemsEach: 4,
    reinforcementDays: 30, mostReinforcementDays: 180, endingDays: 3,
  },
  // A workbook with rows that went back holds people's data a second time: here it is kept for three months.
  retention: { returnedWorkbooksDays: 90, positionsDays: 730, photosDays: 3_650, signInTracesDays: 365 },
  'demo-day': '2020-05-07',
} as const
