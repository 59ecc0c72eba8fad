export const words = {
  open: { name: '还没销号', counted: '现在还没有销号的问题，不算不属实的和已合并的' },
  closedLately: { name: '近日销号', counted: '今天以前这些天里销号、现在仍是销号的问题；今天的不算，销号后又反弹的不算' },
  openOnDay: { name: '当天还没销号', counted: '到那天晚上已经查出、还没有销号的问题；反弹过的，从最近一次查出那天算起' },
} as const
