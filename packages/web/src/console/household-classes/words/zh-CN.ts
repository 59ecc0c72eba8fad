export const words = {
  page: { classes: '分类管理' },
  hint: '分类由村级会议定，先入户、再开会、再公示。数字点开是对应的户。',
  panel: '分类管理', household: '户主', village: '村', where: '地方', class: '分类', standing: '要看的', flags: '依据不足的地方', source: '依据', day: '从哪天起', reason: '分类原因', noReason: '没有写', reviewOn: '重新评议', since: '从 {day} 起，依据：', reasonIs: '原因：{reason}', visitIs: '{day} 入过户。', noVisit: '定的时候没有入户。', givenIs: '{name} {at} 登记。',
  none: '没有这样的户', noneHint: '村里按会议决议定了分类，或者导入了分类台账，在这里列出。', export: '导出台账', byClass: '按分类看', byPlace: '按地方看', legend: '各类是什么意思、谁能销号', meaning: '什么样的户', measures: '怎么管', closer: '谁能销号', check: '销号前谁要入户', reviewDays: '多久重新评议（天）',
  noClass: '没有分类。', give: '定分类', change: '改分类', close: '销号', stands: '现在是这一类。', history: '历次分类', decided: '（决议：{decided}）', ended: '{at} {tier}{name} {as} {reason}', reviewIs: '{day} 要重新评议。',
  giveHint: '要有生效的村级会议决议，写明这一户和这一类；会前 {days} 天以内要入过户。', lastSeen: '最近一次入户：{day}。', neverSeen: '这一户还没有入户记录。',
  resolution: '会议决议', resolutionIs: '{day} {body}：{decided}（{standing}）', noResolution: '没有写到这一户的决议', reasonHint: '写这一户自己的情况，不要照抄', save: '保存',
  closeHint: '“{name}”由{closer}销号；销号前要入户的：{check}。问题没有办结的不能销。', closeReason: '为什么销号',
} as const
