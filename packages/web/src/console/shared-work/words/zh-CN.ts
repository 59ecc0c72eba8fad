export const words = {
  page: { shared: '并肩作战', waits: '谁在等谁', matter: '共办的事', new: '几个单位一起办' },
  hint: '一个问题、指标或函件几个单位一起办：谁牵头、谁配合，谁在等谁、从哪天等起。', share: '几个单位一起办', sharedAs: '正在一起办：{title}',
  none: '没有共办的事', noneHint: '在问题、指标或函件的页面上点“几个单位一起办”。', noWaits: '没有', noWaitsHint: '没有单位在等。',
  matters: '共办的事', title: '办什么', about: '说的是', lead: '牵头', co: '配合', waits: '在等', oldest: '最早从', state: '状态', opened: '开始', ended: '结束',
  waiting: '谁在等', on: '等谁', what: '等什么', since: '从哪天起', days: '天数', daysIs: '{days} 天', dueOn: '答复时限', answer: '答复', acts: '办理', standing: '情况', unit: '单位', side: '谁等谁',
  titleHint: '写要办成什么，不写户主姓名', aboutKind: '类别', by: '哪个单位在等', reason: '理由', text: '答复', decisions: '会上议定的', noDecisions: '还没有会议议定过这件事。', openIt: '打开', unknown: '不归您看',
  list: '全部等待', ofMatter: '谁在等谁', nobodyWaits: '现在没有单位在等。',
} as const
