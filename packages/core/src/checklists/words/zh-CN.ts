export const words = {
  name: '核查表',
  refusal: {
    'form-unknown': '没有这个表单：{form}。',
    'form-version-unknown': '表单 {form} 没有版本 {version}。',
    'form-invalid': '核查表有 {count} 处要改，没有发布。第一处：{reason}',
    'form-version-taken': '核查表 {form} 的版本 {version} 已经发布过，内容不一样。请在 settings 表把 version 改大，再上传。',
    'standard-unknown': '没有这套标准：{standard}。',
  },
  entry: {
    'form-published': { name: '发布核查表', sentence: '发布核查表 {form} 第 {version} 版，共 {items} 项' },
  },
  term: {
    severity: { hard: '硬伤', ordinary: '一般' },
    evidenceKind: { photo: '照片', file: '文件', voice: '语音' },
    allowanceUnit: { day: '天', 'working-day': '个工作日' },
  },
} as const
