const rungs = { remind: '提醒', supervise: '督办', talk: '约谈', transfer: '移送' } as const
export const words = {
  parameters: {
    ladder: {
      title: '严督实战',
      does: '什么情况建议提醒、督办、约谈、移送。规则只建议，定不定由县办定；处分由有权的机关定，软件里没有。',
      fields: {
        rules: {
          label: '建议的规则', does: '达到次数就建议；同样的情况定过一次就不再建议，有了新的才再建议。几条都达到的，按最重的一级建议。',
          fields: {
            name: { label: '规则' }, of: { label: '对象', choices: { unit: '单位', post: '个人（岗位）' } },
            measure: { label: '数什么', choices: { overdue: '整改超时限', unanswered: '函件到期没答复', 'false-reports': '虚假整改', absences: '无故缺岗', listings: '挂牌督战' } },
            from: { label: '达到', unit: '次' }, rung: { label: '建议', choices: rungs },
            after: { label: '以前要有过', choices: { none: '不要求', ...rungs } },
          },
        },
        days: { label: '数多少天以内的', unit: '天', does: '更早的记录不再计数。' },
        letters: {
          label: '用什么函发', does: '没有写的那一级，软件里不起草函。',
          fields: { rung: { label: '级别', choices: rungs }, kind: { label: '函的代码（见“督办函件”）' } },
        },
      },
    },
    ownChecks: {
      title: '领导亲自核抓督', does: '县级领导一个月要亲自核、亲自抓、亲自督几次。',
      fields: {
        owed: {
          label: '一个月要几次', does: '一人几个岗位的，按多的算。',
          fields: {
            of: { label: '哪类领导', choices: { 'county-lead': '县领导', 'leader-in-charge': '包联领导', other: '其他县级领导' } },
            verified: { label: '亲自核', unit: '次' }, led: { label: '亲自抓', unit: '次' }, supervised: { label: '亲自督', unit: '次' },
          },
        },
        recordedWithinDays: { label: '几天以内记', unit: '天', does: '没有别的记录的，自己记一次；过了这些天不能再补。' },
      },
    },
  },
  codeLists: {},
} as const
