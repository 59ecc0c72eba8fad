export const words = {
  name: '帮扶',
  refusal: {
    'helper-missing': '没有填帮扶责任人。',
    'helper-unknown': '没有叫“{name}”的在任帮扶责任人；要新登记，请填写“帮扶单位”。',
    'helper-unit-unknown': '没有叫“{unit}”的单位，请写单位全称。',
    'helper-has-account': '“{unit}”的“{name}”已有账号，请系统管理员给他加上“帮扶责任人”的岗位。',
    'helper-ambiguous': '有 {count} 个叫“{name}”的帮扶责任人，请在“帮扶单位”或“帮扶责任人电话”里写清是哪一个。',
  },
  entry: {
    'helper-assigned': { name: '定帮扶责任人', sentence: '帮扶责任人从 {validFrom} 起是{helper}' },
    'helper-passed-on': { name: '帮扶交接', sentence: '{from}的帮扶从 {validFrom} 起交给{helper}' },
  },
  term: {  },
} as const
