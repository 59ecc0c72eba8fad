export const words = {
  page: { day: '日清日结', matters: '应办事项' },
  asOf: '{day}，截至 {instant}。', earlierDay: '前一天', laterDay: '后一天', dayShown: '哪一天',
  showAll: '看全部', kind: '事项', unit: '单位', oldest: '最早的欠自', since: '从哪天起', dueOn: '时限', doneAt: '什么时候办的', standing: '办了没有', what: '事项内容', place: '地方',
  kinds: '各类事项', units: '各单位', closing: '怎么结的', ownWord: '{name} {at} 结', byClock: '到点由系统结', open: '还没有结', closeIt: '结今天的',
  closeTitle: '{unit}：结 {day} 的', closeSays: '应办 {due} 件，已办 {done} 件，结转 {carriedOver} 件。结了以后，今天的数就定了；之后再办的算明天的。',
  word: '本单位说明', wordHint: '没办完的为什么没办完、什么时候办', allDone: '今天的都办完了，可以不写。',
  none: '这一天没有应办的事', noneHint: '到了时限的问题、到了报送期限的报表，都会列在这里。过去的日子，只有结过的才有数。',
  issue: '编发今日快报', issued: '第 {ordinal} 期快报已编发。', briefOf: '快报第 {ordinal} 期（{at}）', asInBrief: '这是快报定下来的数。', showDay: '看当天现在的',
} as const
