/** A letter is an official document of the county: its words are Chinese whoever issues it. */
export const letterWords = {
  date: '{year}年{month}月{day}日',
  role: { addressee: '主送', lead: '牵头', co: '配合' },
  everybody: '各单位',
  person: '{name}同志',
  copyOf: '（{name}存）',
  /** What an office sees of its own paper before a letter is issued on it. */
  example: {
    title: '关于“回头看”发现问题的示例', body: '这是示例的第一段。\n这是示例的第二段。', contact: '示例联系人 0000-0000000', issuer: '示例发文单位', recipients: ['示例单位甲', '示例单位乙'], items: ['示例事项一', '示例事项二'],
  },
  tags: {
    kind: '函种', number: '文号', title: '标题', addressees: '主送', body: '正文', paragraph: '段落', contactLine: '联系', items: '事项', ordinal: '序号', text: '内容', who: '承办', deadlines: '时限', name: '名称',
    role: '方式', dueOn: '答复时限', issuer: '发文单位', date: '日期', contact: '联系人', count: '事项数', objection: '异议天数', sendBack: '退回天数',
  },
} as const
