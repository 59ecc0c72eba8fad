/** The day's brief (今日快报) is an official document of the county: its words are Chinese whoever issues it. */
export const briefWords = {
  fileName: '今日快报',
  date: '{year}年{month}月{day}日',
  shortDate: '{month}月{day}日',
  nothing: '无',
  byClock: '到点自动结',
  open: '还没有结',
  stageUnmet: '；还没做到的：{list}',
  stageNow: '{says}（现在 {now}）',
  stageNowNeeded: '{says}（现在 {now}，每天要 {needed}）',
  stageUnknown: '{says}（说不出）',
  tags: {
    county: '县名', ordinal: '期号', date: '日期', asOf: '截至', due: '应办', dueToday: '今日到期', carriedIn: '以前结转', done: '已办', carriedOver: '结转',
    oldest: '最早', unitsDone: '日清单位数', units: '单位数', kinds: '各类', list: '各单位', name: '名称', word: '说明', notClosed: '未结单位', more: '其余单位',
    stages: '阶段', stageDay: '阶段日期', daysLeft: '剩余天数', demands: '要求数', met: '做到数', unmet: '没做到',
  },
} as const
