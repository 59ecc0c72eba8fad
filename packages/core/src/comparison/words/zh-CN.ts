export const words = {
  refusal: {  },
  term: {
    label: {
      outstanding: '未整改', 'false-report': '虚报整改', recurred: '反弹', missed: '漏查', new: '新发生', skipped: '漏项',
      uncovered: '未覆盖', resolved: '已解决', unverified: '未复核', void: '不属实',
    },
  },
} as const
