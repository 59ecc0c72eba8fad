export const words = {
  name: '帮扶',
  refusal: {
    'helper-missing': '没有填帮扶责任人。',
    'helper-name-unclear': '“{name}”不像一个人的姓名；一格只填一个在任的人，不要写“无”、括号或两个人。',
    'helper-unknown': '没有叫“{name}”的在任帮扶责任人；要新登记，请填写“帮扶单位”。',
    'helper-unit-unknown': '没有叫“{unit}”的单位，请写单位全称。',
    'helper-has-account': '“{unit}”的“{name}”已有账号，请系统管理员给他加上“帮扶责任人”的岗位。',
    'helper-ambiguous': '有 {count} 个叫“{name}”的帮扶责任人，请在“帮扶单位”或“帮扶责任人电话”里写清是哪一个。',
    'helper-phone-unclear': '“{value}”不是 11 位手机号码，也不是带区号的固定电话。',
  },
  entry: {
    'helper-assigned': { name: '定帮扶责任人', sentence: '帮扶责任人从 {validFrom} 起是{helper}' },
    'helper-passed-on': { name: '帮扶交接', sentence: '{from}的帮扶从 {validFrom} 起交给{helper}' },
  },
  term: {
    table: { helpers: '导入帮扶责任人' },
    tableHint: { helpers: '一行一户：户编号、帮扶责任人。一户换人，旧的自动移交，记录保留。' },
    rowOutcome: { assigned: '定了帮扶责任人', 'assigned-newcomer': '定了新登记的帮扶责任人', 'handed-over': '换了帮扶责任人' },
  },
} as const
