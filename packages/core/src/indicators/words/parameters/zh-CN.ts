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
  },
  codeLists: {},
} as const
