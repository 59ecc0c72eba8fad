export const words = {
  refusal: {
    'helper-missing': '没有填帮扶责任人。',
    'helper-unknown': '没有叫“{name}”的在任帮扶责任人；要新登记，请填写“帮扶单位”。',
    'helper-unit-unknown': '没有叫“{unit}”的单位，请写单位全称。',
    'helper-has-account': '“{unit}”的“{name}”已有账号，请系统管理员给他加上“帮扶责任人”的岗位。',
    'helper-ambiguous': '有 {count} 个叫“{name}”的帮扶责任人，请在“帮扶单位”或“帮扶责任人电话”里写清是哪一个。',
  },
  term: {  },
} as const
