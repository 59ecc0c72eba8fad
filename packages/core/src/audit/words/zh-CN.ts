export const words = {
  name: '操作记录',
  refusal: {},
  entry: {
    'audit-exported': { name: '导出操作记录', sentence: '导出了操作记录（Excel）' },
  },
  term: {
    auditColumn: { recordedAt: '时间', actorName: '谁', sentence: '做了什么', about: '对谁', placeName: '地方', kind: '类别', sequence: '流水号' },
    alert: {
      'many-reveals': '一小时内多次查看完整号码', 'many-exports': '一天内多次导出', 'whole-export': '导出完整号码', 'night-sign-in': '夜里从没用过的地方登录', locked: '输错密码太多次，被锁住',
    },
    auditSheet: '操作记录',
  },
} as const
