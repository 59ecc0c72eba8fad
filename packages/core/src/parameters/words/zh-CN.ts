export const words = {
  name: '参数和选项表',
  refusal: {
    'parameter-unknown': '没有这项参数。',
    'code-list-unknown': '没有这个选项表。',
    'parameter-missing': '请填写“{label}”。',
    'parameter-below': '“{label}”不能少于 {least}。',
    'parameter-above': '“{label}”不能超过 {most}。',
    'parameter-not-whole': '“{label}”要填整数。',
    'parameter-wrong': '“{label}”填得不对。',
    'parameter-code-unknown': '“{label}”里的“{value}”不在选项表里。',
    'parameter-day-past': '“{title}”一直按当时的值在办，不能从过去的日子改起。请选 {today} 或以后的日子。',
    'parameter-changed': '{who}已在 {at} 改过“{title}”。请看清楚现在的值，再决定要不要改。',
    'parameter-not-planned': '“{title}”没有计划从 {day} 起改，或者那天已经到了。',
    'code-twice': '代码“{code}”写了两次。',
    'code-label-twice': '名称“{label}”写了两次。',
    'code-fixed': '规则里用到“{label}”，不能停用，也不能改名。',
    'code-label-carried': '已有 {count} 条记录写着“{label}”，不能改名。请停用它，另加一个。',
  },
  entry: {
    'parameter-set': { name: '改参数', sentence: '改“{title}”，从 {validFrom} 起' },
    'parameter-withdrawn': { name: '取消计划的参数', sentence: '取消计划从 {validFrom} 起改的“{title}”' },
    'code-list-set': { name: '改选项表', sentence: '改“{title}”，从 {validFrom} 起' },
    'code-list-withdrawn': { name: '取消计划的选项表', sentence: '取消计划从 {validFrom} 起改的“{title}”' },
  },
  term: {
    parameterRow: '第{row}行',
  },
} as const
