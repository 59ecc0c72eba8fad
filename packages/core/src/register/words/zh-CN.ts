export const words = {
  name: '农户档案',
  refusal: { 'import-not-finished': '导入还没有结束。' },
  entry: {
    'household-registered': { name: '新登记农户', sentence: '登记为新的一户' },
    'household-changed': { name: '改农户档案', sentence: '改了档案，现在是第 {version} 版' },
    'numbers-shown': { name: '查看完整号码', sentence: '查看了身份证号和电话的完整号码，用途：{purpose}' },
    'import-started': { name: '开始导入', sentence: '开始导入农户档案，只试不存：{dryRun}' },
    'import-ended': { name: '导入结束', sentence: '导入结束：新增 {added} 户，改动 {changed} 户，未变 {unchanged} 户，退回 {rowsRefused} 行' },
  },
  term: {  },
} as const
