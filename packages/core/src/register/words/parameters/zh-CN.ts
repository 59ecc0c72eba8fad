export const words = {
  parameters: {
    relations: {
      title: '与户主关系的核对',
      does: '导入时按与户主关系核对性别和年龄，查填错行、写错年份的。没列出的关系不核对。',
      fields: {
        rules: {
          label: '关系', does: '不符的行会退回来，写明原因。',
          fields: {
            relation: { label: '与户主关系' },
            sex: { label: '性别', choices: { any: '不核对', male: '男', female: '女', 'other-than-head': '与户主不同' } },
            age: { label: '年龄', choices: { any: '不核对', older: '比户主大', younger: '比户主小' } },
            years: { label: '至少', unit: '岁' },
          },
        },
      },
    },
  },
  codeLists: {
    'household-category': { title: '户类型', does: '每户属于哪一类。', unit: '户' },
    'monitored-class': { title: '监测对象类型', does: '纳入防止返贫监测的户属于哪一类。', unit: '户' },
    'poverty-cause': { title: '致贫原因', does: '主要和其他致贫原因。', unit: '户' },
    relation: { title: '与户主关系', does: '家庭成员是户主的什么人。', unit: '人' },
    education: { title: '文化程度', does: '不在校的人的文化程度。', unit: '人' },
    'school-status': { title: '在校生状况', does: '在校的人读到哪里。', unit: '人' },
    health: { title: '健康状况', does: '一个人可以有几种。', unit: '人' },
    labour: { title: '劳动技能', does: '能干什么活。', unit: '人' },
    'document-kind': { title: '证件类型', does: '登记的是哪种证件。', unit: '人' },
  },
} as const
