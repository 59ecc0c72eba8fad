export const words = {
  name: '一户一档',
  refusal: {
    'correction-wrong': '{reason}',
    'correction-changes-nothing': '和现在登记的一样，没有要更正的。',
    'correction-elsewhere': '这个证件号码已登记在户编号 {number} 的户里，请先核对。',
  },
  entry: {
    'person-file-given': { name: '提供个人数据', sentence: '把一个人（{member}）的数据导出成文件，用途：{purpose}' },
    'person-corrected': { name: '更正个人数据', sentence: '应本人要求更正了{member}的{what}，理由：{reason}，依据：{paper}' },
  },
  term: {
    correctable: {
      name: '姓名', sex: '性别', birthDate: '出生日期', documentNumber: '证件号码', ethnicity: '民族', memberPhone: '本人电话', phone: '户的联系电话',
    },
  },
} as const
