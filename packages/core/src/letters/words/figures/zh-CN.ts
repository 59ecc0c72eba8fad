export const words = {
  all: { name: '函件', counted: '和本人、本单位、本地方有关的函：发出的和收到的' },
  open: { name: '没办结', counted: '还有要答复的、等发文单位定的、挂账的或者异议没有结论的' },
  overdue: { name: '超时限', counted: '还没答复、答复时限在今天以前的' },
  toDecide: { name: '待发文单位定', counted: '有答复等着确认、有退回或延期申请等着定的' },
  deferred: { name: '挂账', counted: '有事项要等季节或条件、定了哪天再看的' },
  done: { name: '办结', counted: '每个单位的每个事项都确认了，或者异议成立不再要求的' },
} as const
