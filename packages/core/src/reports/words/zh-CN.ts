export const words = {
  name: '通报和台账',
  refusal: {
    'template-macros': '模板里有宏或嵌入的程序（{part}），不能用。请在 Word 里另存为普通的 .docx（不含宏），删掉嵌入的对象，再上传。',
    'template-remote': '模板里有要从别处取来的内容（{part}）：链接的图片、文件或模板。请把它们放进文档里，或删掉，再上传；可以点的网址不受影响。',
    'template-unreadable': '模板不是能读取的 Word 文档（.docx）：{reason}。',
    'template-figure-unknown': '通报模板里有不认识的指标：{names}。在：{places}。',
    'template-tag-unknown': '模板里有不认识的填写处：{names}。在：{places}。',
    'template-tag-missing': '模板里少了必须有的填写处：{names}。',
    'template-braces-wide': '模板里用了中文输入法的花括号｛｝，请改成英文的 { }。在：{places}。',
    'rounds-in-wrong-order': '对比的两轮必须一先一后，且不能相同。',
  },
  entry: {
    'ledger-exported': { name: '导出台账', sentence: '导出了台账（Excel）' },
    'bulletin-published': { name: '发通报', sentence: '发通报第 {ordinal} 期《{title}》' },
    'bulletin-template-changed': { name: '换通报模板', sentence: '换了通报的模板' },
  },
  term: {  },
} as const
