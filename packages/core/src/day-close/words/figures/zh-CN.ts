export const words = {
  due: { name: '应办', counted: '今天到期的，加上以前到期、到今天开始时还没办的' },
  dueToday: { name: '今日到期', counted: '时限就是这一天的，提前办了的也算' },
  carriedIn: { name: '以前结转来', counted: '时限在这一天以前，上次结的时候还没办的' },
  done: { name: '已办', counted: '应办的里面，这一天结的时候已经办了的：问题是报了整改，报表是报了上去' },
  carriedOver: { name: '结转', counted: '应办的里面，这一天结的时候还没办的' },
} as const
