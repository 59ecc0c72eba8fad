export const words = {
  page: { ladder: '提醒督办约谈', subject: '怎么建议的', facts: '依据的记录', steps: '定过的', step: '定过的一件', balances: '领导亲自核抓督', ownChecks: '亲自核抓督的记录' },
  hint: '规则按记录数次数，只建议；提醒、督办、约谈、移送由县办定，写明机关、文号、日期。', ownHint: '这里只有定了、发给本单位或本人的。',
  none: '没有要定的', noneHint: '达到参数“严督实战”里的次数就列在这里；定过的情况不再列。', noneOwn: '没有发给本单位或本人的提醒、督办、约谈', noneOwnHint: '定了以后在这里看到，也会有通知。', noneDecided: '还没有定过。', noneDecidedHint: '定了的和没有采用的建议都列在这里。',
  subject: '对象', kind: '类别', rung: '级别', proposes: '建议', why: '依据（次数点得开）', before: '以前定过', acts: '办理', look: '看依据再定', proposed: '建议的',
  byRule: '（规则：{rule}）', times: '{count} 次', fresh: '，其中新的 {count} 次', decision: '决定', organ: '机关', number: '文号', on: '文件日期', words: '事由', reason: '为什么不作处理', decidedBy: '县办经办', post: '岗位',
  day: '日期', what: '什么情况', record: '记录', isNew: '定过没有', notDecided: '没定过', decidedBefore: '以前定过',
  of: '提醒督办约谈：{name}', proposal: '规则的建议', proposalHint: '次数点开就是一条条记录。规则只建议，可以定轻一级或重一级，也可以不作处理。', nothing: '现在没有建议：没有达到次数，或者这些情况都定过了。',
  history: '以前定过的', confirm: '定', putAside: '不作处理', stillMissing: '还没有写：{fields}', atLeast: '{field}（至少 {count} 个字）', confirmOf: '定：{name}', putAsideOf: '不作处理：{name}', organHint: '哪个机关定的，如县脱贫攻坚领导小组',
  confirmHint: '定了以后对象本单位、本人看得到级别、机关、文号、日期和事由，看不到次数和规则。', putAsideHint: '这些情况以后不再计数；对象看不到。',
  transferHint: '移送以后由接收机关处理，软件里不记结果，也不告诉对象。', letterTitle: '{rung}：{name}', reasonsThen: '定的时候依据的记录',
  balancesHint: '领导一个月要亲自核、亲自抓、亲自督几次（参数“领导亲自核抓督”），做了几次，谁一次没有。次数点得开。', ownBalanceHint: '这个月您要亲自核、抓、督几次，做了几次。问题、入户、查岗、督战的记录自动算，没有记录的自己记一次。',
  recordOne: '记一次', recordHint: '问题、入户、查岗、督战里已经有记录的不用再记。', keep: '记下', standing: '情况', month: '月份', leader: '领导', done: '做了', owed: '要做', way: '核、抓、督', source: '哪里的记录', village: '村', seen: '看到什么、怎么办的', witness: '谁能证明（户主、村干部）', photos: '照片', photo: '照片 {number}', noLeaders: '没有这样的领导',
} as const
