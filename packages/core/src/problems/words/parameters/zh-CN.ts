import { words as own } from '../zh-CN.ts'

export const words = {
  parameters: {
    rectification: {
      title: '整改时限',
      does: '什么时候变黄、什么时候升级督办、最多延期几天。',
      fields: {
        yellowDays: { label: '提前几天变黄', unit: '天', does: '离期限还有这么多天时变黄，待办里算“快到期”。' },
        longestExtensionDays: { label: '一次最多延期', unit: '天', does: '申请延期不能超过这么多天。' },
        escalation: {
          label: '升级督办', does: '超期满这么多天，报给这一级。每天夜里办一次。',
          fields: {
            level: { label: '报给', choices: own.term.chainLevel },
            daysOverdue: { label: '超期满', unit: '天' },
          },
        },
        filterDays: { label: '台账按剩几天筛', unit: '天', does: '台账“时限”一栏里可选的几档，例如剩10天、剩20天。' },
      },
      effects: {
        yellow: { label: '现在变黄的问题', unit: '个' },
        raised: { label: '下一次要升级督办的问题', unit: '个' },
      },
    },
    'work-calendar': {
      title: '工作日历',
      does: '按工作日算期限时，哪些天放假、哪些周末上班。已经交办的期限不变，只管以后交办的。',
      fields: {
        daysOff: { label: '放假', does: '国务院办公厅通知里放假的日子，周末不用写。' },
        workedWeekends: { label: '周末上班', does: '调休上班的星期六、星期日。' },
      },
    },
  },
  codeLists: {},
} as const
