export const words = {
  name: '疑点',
  refusal: {
    'doubt-not-waiting': '这个疑点不在待核实里：可能已经有人回了结果，或者没有交办。请刷新后再看。',
    'doubt-day-past': '期限不能早于今天。',
    'doubts-too-many': '一次最多交办 {limit} 个，这里有 {count} 个。请按规则或乡镇分几次交办。',
  },
  entry: {
    'doubt-handed-out': { name: '交办疑点', sentence: '交村里核实疑点“{rule}”，{dueOn} 前回结果' },
    'doubt-checked': { name: '核实疑点', sentence: '核实疑点“{rule}”：{result}' },
    'doubts-exported': { name: '导出疑点', sentence: '导出了疑点清单（Excel）' },
  },
  term: {
    queue: { 'doubts-to-check': '待核实疑点' },
    dayMatter: { 'doubt-to-check': '核实疑点' },
    doubtResult: { confirmed: '属实', unfounded: '不属实' },
    doubtStanding: { new: '未交办', waiting: '待核实', confirmed: '属实', unfounded: '不属实' },
    doubtRule: {
      unsafeHouse: '危房未监测', unsafeWater: '饮水不安全未监测', lowIncome: '收入低未监测', disabledCause: '因残但没有残疾人',
      illCause: '因病但没有病人', fitWithoutLabour: '青壮年健康却无劳动力', noSchoolStatus: '适龄儿童没有在校状况',
      destituteAway: '特困供养人员外出务工', awayWithoutPlace: '务工没有地点', publicJobTooYoung: '公益岗年龄偏小', publicJobTooOld: '公益岗年龄偏大',
      jobWithoutLabour: '无劳动力却有工作',
    },
    doubt: {
      unsafeHouse: '住危房（级别 {grade}），不是监测对象', unsafeWater: '没有解决安全饮用水，不是监测对象', lowIncome: '人均纯收入 {income} 元，低于 {line} 元，不是监测对象',
      disabledCause: '致贫原因有“因残”，家里没有残疾人', illCause: '致贫原因有“因病”，家里没有长期慢性病、大病患者', fitWithoutLabour: '{age} 岁，健康，不在校，劳动技能填“无劳动力”',
      noSchoolStatus: '{age} 岁，没有填在校生状况，也没有填失学原因', destituteAway: '特困供养人员，务工 {months} 个月', awayWithoutPlace: '务工 {months} 个月，没有填务工所在地',
      publicJobTooYoung: '{age} 岁在公益岗，不满 {limit} 岁', publicJobTooOld: '{age} 岁在公益岗，已满 {limit} 岁', jobWithoutLabour: '劳动技能填无劳动力或丧失劳动力，却在务工或有公益岗',
    },
  },
} as const
