export const words = {
  waitsForUs: { name: '别人在等我们', counted: '一起办的事里，别的单位在等本单位、还没答复的' },
  waitsByUs: { name: '我们在等别人', counted: '一起办的事里，本单位在等别的单位、还没答复的' },
  openWaits: { name: '在等的', counted: '看得到的共办的事里，还没答复也没收回的' },
  overdueWaits: { name: '过了答复时限', counted: '还在等，答复时限在今天以前的' },
} as const
