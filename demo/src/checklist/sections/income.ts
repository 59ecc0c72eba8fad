import type { Section } from '../types.ts'
import { amount, answered, text, yesNo } from '../write-questions.ts'
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
      appliesTo: null,
      questions: [
        amount('wages', 1000000, '工资性收入（元）', 'Wages (yuan)'),
        amount('business_income', 1000000, '生产经营性收入（元）', 'Income from production and business (yuan)'),
        amount('business_costs', 1000000, '生产经营性支出（元）', 'Costs of production and business (yuan)'),
        amount('property_income', 1000000, '财产性收入（元）', 'Income from property (yuan)'),
        amount('transfers', 1000000, '转移性收入（元）', 'Transfers (yuan)'),
      ],
      problem: {
        xpath: '(${wages} + ${business_income} + ${property_income} + ${transfers} - ${business_costs}) div ${members}'
          + ` < ${incomeLine}`,
      },
    },
    {
      code: 'I02', wording: text('收入与扶贫手册记载不符', 'Income differs from the handbook'),
      ...ordinary('poverty-relief', workingDays(10), 'file'),
      appliesTo: 'registered',
      questions: [yesNo('income_agrees', '本户核算的收入与扶贫手册是否一致（相差不超过5%）？',
        'Does the income agree with the handbook (within 5%)?')],
      problem: answered('income_agrees', 'no'),
    },
    {
      code: 'I03', wording: text('生产经营支出未扣除或多扣', 'Business costs not deducted, or too much'),
      ...ordinary('poverty-relief', workingDays(10), 'file'),
      appliesTo: null,
      questions: [yesNo('costs_deducted', '收入核算表是否据实扣除种子、化肥、饲料等支出？',
        'Does the income sheet deduct seed, fertiliser, feed and the like as they were?')],
      problem: answered('costs_deducted', 'no'),
    },
    {
      code: 'I04', wording: text('转移性收入占比超过一半，缺乏稳定来源', 'More than half of the income is transfers'),
      ...ordinary('agriculture', days(60), 'file'),
      appliesTo: 'workers',
      questions: [
        amount('transfer_share', 100, '转移性收入占总收入的百分比（%）', 'Share of transfers in the whole income (%)'),
      ],
      problem: { xpath: '${transfer_share} > 50' },
    },
    {
      code: 'I05', wording: text('务工收入无佐证或与实际不符', 'Wages without proof or not as stated'),
      ...ordinary('human-resources', workingDays(10), 'file'),
      appliesTo: 'workers',
      questions: [yesNo('wages_proven', '务工时间、地点、工资是否与本人说法或流水一致？',
        'Do months, place and wages agree with what the worker or the bank record says?')],
      problem: answered('wages_proven', 'no'),
    },
    {
      code: 'I06', wording: text('收入确认未经户主签字', 'Income not confirmed by the head’s signature'),
      ...ordinary('poverty-relief', workingDays(5), 'photo'),
      appliesTo: 'registered',
      questions: [yesNo('income_signed', '收入核算表是否由户主本人签字或按手印？', 'Did the head sign the income sheet in person?')],
      problem: answered('income_signed', 'no'),
    },
  ],
}
