export const words = {
  refusal: {
    'template-unreadable': '通报模板不是能读取的 Word 文档（.docx）：{reason}。',
    'template-figure-unknown': '通报模板里有不认识的指标：{names}。',
    'rounds-in-wrong-order': '对比的两轮必须一先一后，且不能相同。',
  },
  term: {  },
} as const
