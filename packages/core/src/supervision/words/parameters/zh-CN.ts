export const words = {
  parameters: {
    supervision: {
      title: '挂牌督战',
      does: '哪些情况建议挂牌、督哪几项、怎么编号。规则只建议，挂不挂由县办定。',
      fields: {
        rules: {
          label: '建议挂牌的规则', does: '自带的是一个地方公布过的做法（乡镇问题发生率 5%、10%，挂牌乡镇 30%）作例子，按本县的改。占比写小数：0.05 就是 5%。入户率是低于这个数，其余是达到这个数。',
          fields: {
            name: { label: '规则' }, of: { label: '对象', choices: { county: '全县', township: '乡镇', village: '村', department: '部门' } },
            measure: {
              label: '看哪个数', choices: {
                incidence: '问题发生率', coverage: '入户率', open: '没办结的占比', overdue: '超时限的占比', returned: '退回的占比', 'false-reports': '虚报整改的占比',
                'red-indicators': '亮红灯的指标', 'listed-townships': '挂牌乡镇占比',
              },
            },
            from: { label: '界限', unit: '（占比写小数）' }, rounds: { label: '连续几轮', unit: '轮' }, least: { label: '基数至少', unit: '户或个' },
            grade: { label: '级别', choices: { A: 'A', B: 'B', C: 'C' } },
          },
        },
        contents: { label: '督战内容', does: '每个挂牌的地方逐项写督什么。' },
        number: { label: '文号', does: '按年度从 1 起，不跳号。写上 {year} 和 {ordinal}。' },
        checksAMonth: { label: '一个村一个月最多查几次', unit: '次', does: '派督战前看得到每个村这个月查了几次；超过的要写明为什么。' },
      },
    },
  },
  codeLists: {},
} as const
