export const words = {
  noneThisMonth: { name: '本月没开会的村', counted: '本月没有任何一种村级会议记录的村' },
  owed: { name: '该开没开的村', counted: '按参数本月、本季度该开的会，还没有达到法定人数开成的村' },
  noneThisYear: { name: '今年没开会的村', counted: '今年没有任何一种村级会议记录的村' },
  contradicting: { name: '数对不上的记录', counted: '实到比应到多、票数和实到不等、应到比户册上的多，或者没到法定人数、票数却写了通过的' },
  copied: { name: '照抄的记录', counted: '议题和决议跟别村或者以前的记录相同的部分达到参数里的比例' },
  running: { name: '正在公示', counted: '张贴了还没有结束、撤下的公示' },
  toEnd: { name: '到期待结束', counted: '公示期满、异议都答复了，还没有结束的' },
  objected: { name: '有异议没答复', counted: '正在公示，有异议还没有答复的' },
} as const
