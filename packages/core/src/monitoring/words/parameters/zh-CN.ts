const tier = { village: '村', township: '乡镇', county: '县' } as const
const procedure = { 'taking-up': '纳入', removal: '风险消除' } as const

export const words = {
  parameters: {
    monitoring: {
      title: '防返贫监测',
      does: '线索从哪里来、纳入和风险消除分几步、谁办、几天办完。自带的按公开的做法；监测范围各地不一样，自带的是别处公布的数，本县要自己填。',
      fields: {
        clues: { label: '线索来源', does: '线索有哪几种。', fields: { name: { label: '名称' }, channel: { label: '怎么来的', choices: { self: '农户自己报', visit: '走访发现', department: '部门预警' } } } },
        risks: { label: '风险', does: '返贫致贫的风险有哪几种。' },
        sets: { label: '监测对象的版本', does: '从哪天起用哪一套监测对象；线索在哪天，就用哪天的一套。', fields: { name: { label: '名称' }, from: { label: '从哪天起' } } },
        objects: { label: '监测对象', does: '每一套里有哪几种。', fields: { set: { label: '版本' }, name: { label: '名称' }, meaning: { label: '什么样的户' } } },
        lines: { label: '监测范围', does: '每年一条，人均纯收入低于它要看有没有风险。没有填的年份，页面上写明没有填。', fields: { year: { label: '年份', unit: '年' }, yuan: { label: '人均', unit: '元' }, source: { label: '出处' } } },
        steps: {
          label: '步骤', does: '按先后排。每套程序第一步是入户，最后一步是审定。正在办的纳入用线索登记时的步骤，正在办的消除用提出时的步骤。',
          fields: {
            procedure: { label: '程序', choices: procedure }, name: { label: '步骤' }, kind: { label: '怎么办', choices: { visit: '入户', resolution: '村级会议决议和公示', review: '写意见' } }, tier: { label: '谁办', choices: tier },
            days: { label: '几天内（0 是不单独规定）', unit: '天' },
          },
        },
        wholeDays: { label: '纳入总天数', unit: '天', does: '从线索到审定，总共这么多天。' },
        visitors: { label: '核实入户的人', unit: '人', does: '纳入核实至少要这么多人入户。' },
        removalVisitors: { label: '消除入户的人', unit: '人', does: '风险消除核实至少要这么多人入户。' },
        stableMonths: { label: '监测满', unit: '个月', does: '纳入以后满这么多个月，才能办风险消除。' },
        removalConditions: { label: '消除条件', does: '消除入户时要逐条看到都做到了。' },
        removalWays: { label: '消除方式', does: '风险是怎么消除的。' },
      },
    },
  },
  codeLists: {},
} as const
