export const words = {
  name: '三清单',
  refusal: {},
  entry: {
    'three-lists-exported': { name: '导出三清单', sentence: '导出了三清单（Excel）' },
  },
  term: {
    table: { progress: '回填整改进展' },
    tableHint: { progress: '上传填好的任务清单。每一行按网页上同样的规则办理，办不了的标上原因退回。' },
    rowOutcome: { acknowledged: '签收', planned: '定了措施', reported: '报整改', 'planned-without-evidence': '记了措施，缺证据没有报' },
  },
} as const
