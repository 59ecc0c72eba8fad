export const words = {
  drawn: { name: '抽中户', counted: '抽来回访的户；抽过两次的算两次' },
  revisited: { name: '已回访', counted: '抽中的户里，问题都有了结果，或已有问题反弹的' },
  held: { name: '巩固住', counted: '已回访的户里，问题一件都没有反弹的' },
  share: { name: '巩固率', counted: '已回访的户里巩固住的占多少' },
  waiting: { name: '待回访', counted: '抽中了，还没有看完的户' },
  overdue: { name: '超期', counted: '待回访的户里，已经过了期限的' },
} as const
