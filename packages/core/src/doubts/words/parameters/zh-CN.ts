export const words = {
  parameters: {
    doubts: {
      title: '疑点规则',
      does: '户册里哪些地方对不上算疑点。疑点不影响导入，可以交村里核实。',
      fields: {
        rules: {
          label: '用哪些规则', does: '关掉的规则不再查；已经交办的照样等结果。',
          fields: {
            unsafeHouse: { label: '危房未监测' }, unsafeWater: { label: '饮水不安全未监测' }, lowIncome: { label: '收入低未监测' },
            disabledCause: { label: '因残但没有残疾人' }, illCause: { label: '因病但没有病人' }, fitWithoutLabour: { label: '青壮年健康却无劳动力' },
            noSchoolStatus: { label: '适龄儿童没有在校状况' }, destituteAway: { label: '特困供养人员外出务工' }, awayWithoutPlace: { label: '务工没有地点' },
            publicJobTooYoung: { label: '公益岗年龄偏小' }, publicJobTooOld: { label: '公益岗年龄偏大' }, jobWithoutLabour: { label: '无劳动力却有工作' },
          },
        },
        unsafeGrades: { label: '危房级别', does: '房屋鉴定为这些级别的算危房，如 C、D。' },
        notAsked: { label: '不问监测的户类型', does: '这些类型的户不是监测对象也不算疑点，如未脱贫户。' },
        incomeLine: { label: '收入线', unit: '元', does: '人均纯收入低于它，又不是监测对象的算疑点。' },
        labourFrom: { label: '青壮年从几岁', unit: '岁', does: '满这个年龄算青壮年。' },
        labourTo: { label: '青壮年到几岁', unit: '岁', does: '过了这个年龄不算。' },
        schoolFrom: { label: '适龄儿童从几岁', unit: '岁', does: '满这个年龄应当在校。' },
        schoolTo: { label: '适龄儿童到几岁', unit: '岁', does: '过了这个年龄不算。' },
        publicJobFrom: { label: '公益岗最小几岁', unit: '岁', does: '不满这个年龄在公益岗的算疑点。' },
        publicJobUntil: { label: '公益岗满几岁不再上', unit: '岁', does: '满这个年龄还在公益岗的算疑点。' },
      },
    },
  },
  codeLists: {},
} as const
