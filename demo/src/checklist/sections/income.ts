import type { Question, Section } from '../types.ts'
import { amount, answered, choice, no, text, yes } from '../write-questions.ts'
import { days, hard, ordinary, workingDays } from '../write-terms.ts'

/** The line below which a person's yearly net income was poor in the year checked; each county sets its own. */
const incomeLine = 4000

export const income: Section = {
  name: 'income',
  label: text('收入（近12个月）', 'Income (last 12 months)'),
  dimension: 'income',
  items: [
    {
      code: 'I01', wording: text(`人均纯收入低于${incomeLine}元`, `Net income below ${incomeLine} yuan a person`),
      ...hard('poverty-relief', days(30), 'file'),
      papers: ['收入核算表'],
      appliesTo: null,
      questions: [
        choice('income_level', 'income_level', `人均纯收入和${incomeLine}元比（近12个月）`, `Net income a person against ${incomeLine} yuan (last 12 months)`, {
          good: 'above', hint: text('看得准的直接选；差不多或者低于的，下面算账', 'Near it or below it is counted below'),
        }),
        counted('wages', '工资性收入（元）', 'Wages (yuan)'),
        counted('business_income', '生产经营性收入（元）', 'Income from production and business (yuan)'),
        counted('business_costs', '生产经营性支出（元）', 'Costs of production and business (yuan)'),
        counted('property_income', '财产性收入（元）', 'Income from property (yuan)'),
        counted('transfers', '转移性收入（元）', 'Transfers (yuan)'),
      ],
      problem: {
        xpath: "${income_level} != 'above' and (${wages} + ${business_income} + ${property_income} + ${transfers}"
          + ` - \${business_costs}) div \${members} < ${incomeLine}`,
      },
    },
    {
      code: 'I02', wording: text('收入与扶贫手册记载不符', 'Income differs from the handbook'),
      ...ordinary('poverty-relief', workingDays(10), 'file'),
      appliesTo: 'registered',
      questions: [yes('income_agrees', '本户核算的收入与扶贫手册是否一致（相差不超过5%）？',
        'Does the income agree with the handbook (within 5%)?')],
      problem: answered('income_agrees', 'no'),
    },
    {
      code: 'I03', wording: text('生产经营支出未扣除或多扣', 'Business costs not deducted, or too much'),
      ...ordinary('poverty-relief', workingDays(10), 'file'),
      appliesTo: null,
      questions: [yes('costs_deducted', '收入核算表是否据实扣除种子、化肥、饲料等支出？',
        'Does the income sheet deduct seed, fertiliser, feed and the like as they were?')],
      problem: answered('costs_deducted', 'no'),
    },
    {
      code: 'I04', wording: text('转移性收入占比超过一半，缺乏稳定来源', 'More than half of the income is transfers'),
      ...ordinary('agriculture', days(60), 'file'),
      appliesTo: 'workers',
      questions: [no('transfers_most', '转移性收入（补贴、低保、养老金）超过总收入一半吗？', 'Are transfers more than half of the whole income?')],
      problem: answered('transfers_most', 'yes'),
    },
    {
      code: 'I05', wording: text('务工收入无佐证或与实际不符', 'Wages without proof or not as stated'),
      ...ordinary('human-resources', workingDays(10), 'file'),
      appliesTo: 'workers',
      questions: [yes('wages_proven', '务工时间、地点、工资是否与本人说法或流水一致？',
        'Do months, place and wages agree with what the worker or the bank record says?')],
      problem: answered('wages_proven', 'no'),
    },
    {
      code: 'I06', wording: text('收入确认未经户主签字', 'Income not confirmed by the head’s signature'),
      ...ordinary('poverty-relief', workingDays(5), 'photo'),
      appliesTo: 'registered',
      questions: [yes('income_signed', '收入核算表是否由户主本人签字或按手印？', 'Did the head sign the income sheet in person?')],
      problem: answered('income_signed', 'no'),
    },
  ],
}

/** Asked where the income has to be counted to know. */
function counted(name: string, zh: string, en: string): Question {
  return amount(name, 1000000, zh, en, { relevant: "${income_level} = 'near' or ${income_level} = 'below'", required: true })
}
