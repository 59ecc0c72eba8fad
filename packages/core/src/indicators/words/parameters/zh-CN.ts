import { office } from '../office.zh-CN.ts'

export const words = {
  parameters: {
    indicators: {
      title: '指标亮灯',
      does: '指标什么时候亮黄灯、红灯，排名点几名，哪些写法算没有参保。各地公布过的规则见说明文档，可照着填。',
      fields: {
        lights: {
          label: '亮灯规则', does: '哪条够得上就亮哪条的灯，取最重的。缺报的不亮绿灯。',
          fields: {
            when: { label: '情形', choices: office.lightCondition },
            amount: { label: '界线', unit: '' },
            light: { label: '亮灯', choices: { green: office.indicatorLight.green, blue: office.indicatorLight.blue, yellow: office.indicatorLight.yellow, red: office.indicatorLight.red } },
          },
        },
        named: { label: '排名点名', unit: '名', does: '排名里点前几名、后几名。' },
        uninsured: { label: '没有参保的写法', does: '成员“医疗保险”一栏写成这些的算没有参保；没有填的也算。' },
      },
    },
    stages: {
      title: '阶段目标',
      does: '考核那天以前分几步走、每一步到时要做到什么。“倒计时”和今日快报逐条对照：做到没有、每天还要多少。',
      fields: {
        demands: {
          label: '到时要做到', does: '一行一条要求；日期和名称相同的是同一个阶段。考核那天（参数“迎检”）的要求也写在这里，日期写同一天。',
          fields: {
            day: { label: '日期' },
            name: { label: '阶段名称' },
            what: { label: '要求', choices: office.stageDemand },
            indicator: { label: '指标编码（与指标无关的不填）' },
            amount: { label: '数', unit: '' },
          },
        },
      },
    },
  },
  codeLists: {},
} as const
