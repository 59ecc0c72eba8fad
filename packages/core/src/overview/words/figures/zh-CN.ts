export const words = {
  findings: { name: '各轮查出（次）', counted: '各轮查出的次数之和：两轮都查出的问题算两次' },
  problems: { name: '问题（件）', counted: '查出过的全部问题，同一户同一项只算一件' },
  found: { name: '待交办', counted: '现在待交办的问题' },
  dispatched: { name: '待签收', counted: '现在待签收的问题' },
  acknowledged: { name: '整改中', counted: '现在整改中的问题' },
  reported: { name: '已报整改', counted: '现在已报整改、待复核的问题' },
  reviewed: { name: '已复核', counted: '现在已复核、待验收的问题' },
  closed: { name: '已销号', counted: '现在已销号的问题' },
  void: { name: '不属实', counted: '认定不属实的' },
  merged: { name: '已合并', counted: '并入另一个问题的' },
  foundInRound: { name: '本轮查出', counted: '这一轮查出的问题' },
  hardInRound: { name: '其中硬伤', counted: '这一轮查出的问题里的硬伤' },
} as const
