export const words = {
  parameters: {
    meetings: {
      title: '会议和表态',
      does: '有哪些会议、怎么编号，议定事项没写时限的几天办完，谁上台表态。',
      fields: {
        kinds: { label: '会议种类', does: '编号按种类和年度从 1 起，写上 {year} 和 {ordinal}。', fields: { code: { label: '代码' }, name: { label: '名称' }, number: { label: '编号' } } },
        minutesNumber: { label: '纪要文号', does: '按年度从 1 起，不跳号。写上 {year} 和 {ordinal}。' },
        days: { label: '没写时限的', unit: '个工作日', does: '从会议那天算起。' },
        urgedFrom: { label: '到期前几天开始催', unit: '天', does: '从这一天起每天催一次；写明不催的和阅知的不催。' },
        extensionDays: { label: '一次最多延', unit: '个工作日', does: '从原来的时限算起。' },
        extensions: { label: '最多延期', unit: '次', does: '到期以前申请，县办定。' },
        speaking: {
          label: '谁发言', does: '按乡镇排名建议：排在后面的表态，排在前面的典型发言。',
          fields: {
            by: {
              label: '按什么排名', choices: {
                closedShare: '销号率', open: '未销号', overdue: '超时限', found: '查出问题', newlyFound: '新查出', newlyClosed: '新销号', newlyOverdue: '新超期', newlyReturned: '新退回', newlyBack: '新反弹',
              },
            },
            last: { label: '后几名表态', unit: '个' }, first: { label: '前几名典型发言', unit: '个' }, least: { label: '至少多少问题才排名', unit: '个' },
          },
        },
      },
    },
  },
  codeLists: {},
} as const
