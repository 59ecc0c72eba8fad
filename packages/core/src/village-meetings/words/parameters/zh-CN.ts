const share = { none: '不要求', 'one-third': '三分之一以上', 'more-than-half': '过半数', 'two-thirds': '三分之二以上', 'four-fifths': '五分之四以上' } as const
const some = { 'one-third': share['one-third'], 'more-than-half': share['more-than-half'], 'two-thirds': share['two-thirds'], 'four-fifths': share['four-fifths'] } as const

export const words = {
  parameters: {
    'village-meetings': {
      title: '村级会议',
      does: '各种村级会议谁该到、多少人到会、多少票通过、提前几天通知、多久开一次，公示几天。自带的按村民委员会组织法（2018 年）；两委会议和评议会按本县的规则改。',
      fields: {
        bodies: {
          label: '会议种类', does: '每种会议的要求和依据。',
          fields: {
            name: { label: '名称' }, due: { label: '谁该到' }, majority: { label: '多少票通过', choices: some }, majorityOf: { label: '按谁算', choices: { present: '到会人数', due: '应到人数' } },
            noticeDays: { label: '提前通知', unit: '天' }, owed: { label: '多久开一次', choices: { no: '不定期', month: '每月', quarter: '每季度', year: '每年' } },
            women: { label: '妇女', choices: share }, representatives: { label: '村民代表', choices: share }, law: { label: '依据' },
          },
        },
        quorums: {
          label: '法定人数', does: '每种会议多少人到会才算数；有几种算法的写几行，记录里选一种。',
          fields: { body: { label: '会议种类' }, base: { label: '应到按什么算', choices: { adults: '十八周岁以上村民', households: '每户一名代表', members: '会议成员' } }, share: { label: '多少人到会', choices: some } },
        },
        notices: { label: '公示', does: '公示的种类和天数。', fields: { name: { label: '名称' }, days: { label: '公示', unit: '天' } } },
        alike: { label: '照抄', unit: '%', does: '议题和决议相同的部分达到这么多，列为照抄。' },
        comparedDays: { label: '和多久以前的比', unit: '天', does: '只和这么多天以内的记录比。' },
      },
    },
  },
  codeLists: {},
} as const
