/** Words of the three lists (三清单). */
export const lists = {
  fileName: '三清单',
  unit: '件',
  list: { problems: '问题清单', responsibility: '责任清单', tasks: '任务清单' },
  order: '序号',
  group: {
    source: '来源', subject: '对象', problem: '问题', units: '责任单位', people: '责任人', deadline: '时限',
    progress: '整改进展（黄色各列填好后传回）', standing: '现在状态',
  },
  column: { progress: '进展情况', evidenceFiles: '佐证文件' },
  progress: { acknowledged: '已签收', underway: '整改中', done: '已整改' },
} as const
