/** A letter is an official document of the county: its words are Chinese whoever issues it. */
export const letterWords = {
  date: '{year}年{month}月{day}日',
  role: { addressee: '主送', lead: '牵头', co: '配合' },
  everybody: '各单位',
  copyOf: '（{name}存）',
  tags: {
    kind: '函种', number: '文号', title: '标题', addressees: '主送', body: '正文', paragraph: '段落', contactLine: '联系', items: '事项', ordinal: '序号', text: '内容', who: '承办', deadlines: '时限', name: '名称',
    role: '方式', dueOn: '答复时限', issuer: '发文单位', date: '日期', contact: '联系人', count: '事项数', objection: '异议天数', sendBack: '退回天数',
  },
} as const
