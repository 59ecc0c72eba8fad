export const words = {
  name: '严督实战',
  refusal: {
    'ladder-subject-unknown': '没有这个单位或岗位。',
    'ladder-nothing-proposed': '现在没有要定的：可能别人已经定了，或者情况没有了。',
    'ladder-proposal-changed': '刚才又有了新的情况，请重新看一遍再定。',
    'ladder-day-ahead': '文件的日期不能晚于今天（{today}）。',
    'own-check-day-wrong': '日期要在 {earliest} 到今天（{today}）之间。',
    'own-check-place-wrong': '请选到村。',
    'ladder-not-of-oneself': '不能定自己的事，请县办别的人定。',
  },
  entry: {
    'own-check-recorded': { name: '领导亲自核抓督', sentence: '{way}：{on}，{village}' },
    'ladder-confirmed': { name: '督办约谈', sentence: '{rung}：{unit} {holder}，{organ} {number}，{on}：{words}' },
    'ladder-put-aside': { name: '不作处理', sentence: '建议{proposed}的 {unit} {holder}，不作处理：{words}' },
  },
  term: {
    field: { way: '核、抓、督', step: '定过的一件', organ: '机关', words: '事由', rung: '级别' },
    queue: { 'ladder-to-decide': '等我定的提醒督办约谈' },
    ownCheckWay: { verified: '亲自核', led: '亲自抓', supervised: '亲自督' },
    ownCheckSource: { problem: '问题', visit: '入户', duty: '查岗', supervision: '督战', own: '自己记的' },
    balanceStanding: { none: '一次没有', short: '还差', met: '够了' },
    rung: { remind: '提醒', supervise: '督办', talk: '约谈', transfer: '移送' },
    ladderKind: { unit: '单位', post: '个人（岗位）' },
    ladderOutcome: { confirmed: '已定', 'put-aside': '不作处理' },
    ladderMeasure: { overdue: '整改超时限', unanswered: '函件到期没答复', 'false-reports': '虚假整改', absences: '无故缺岗', listings: '挂牌督战' },
  },
} as const
