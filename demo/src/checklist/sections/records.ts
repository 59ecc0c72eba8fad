import type { Section } from '../types.ts'
import { answered, choice, text, whole, yes } from '../write-questions.ts'
import { ordinary, workingDays } from '../write-terms.ts'

export const records: Section = {
  name: 'records',
  label: text('扶贫资料', 'Records'),
  dimension: 'records',
  items: [
    {
      code: 'R01', wording: text('扶贫手册缺失或空白', 'Handbook missing or blank'),
      ...ordinary('poverty-relief', workingDays(5), 'photo'),
      appliesTo: 'registered',
      questions: [choice('handbook', 'handbook', '扶贫手册', 'The household’s handbook', { good: 'complete' })],
      problem: answered('handbook', 'blank', 'missing'),
    },
    {
      code: 'R02', wording: text('资料中的家庭人口与实际不符', 'Persons in the records differ from those who live there'),
      ...ordinary('poverty-relief', workingDays(10), 'file'),
      appliesTo: 'registered',
      questions: [whole('members_recorded', 30, '扶贫手册登记的家庭人口', 'Members recorded in the handbook', { good: '${members}' })],
      problem: { xpath: '${members_recorded} != ${members}' },
    },
    {
      code: 'R03', wording: text('明白卡未上墙或内容过时', 'Information card not on the wall or out of date'),
      ...ordinary('poverty-relief', workingDays(5), 'photo'),
      appliesTo: 'registered',
      questions: [yes('card_posted', '政策明白卡、帮扶联系卡是否上墙且内容是最新的？',
        'Are the policy and helper cards on the wall and up to date?')],
      problem: answered('card_posted', 'no'),
    },
    {
      code: 'R04', wording: text('户档案不全', 'Household file incomplete'),
      ...ordinary('poverty-relief', workingDays(10), 'file'),
      appliesTo: 'registered',
      questions: [yes('file_complete', '户档案（申请、评议、公示、退出）是否齐全？',
        'Is the file complete (application, meeting, notice, exit)?')],
      problem: answered('file_complete', 'no'),
    },
    {
      code: 'R05', wording: text('手册、档案、系统数据不一致', 'Handbook, file and system disagree'),
      ...ordinary('poverty-relief', workingDays(10), 'file'),
      appliesTo: 'registered',
      questions: [yes('records_agree', '致贫原因、脱贫年度在手册、档案、系统中是否一致？',
        'Do cause and year of exit agree in handbook, file and system?')],
      problem: answered('records_agree', 'no'),
    },
    {
      code: 'R06', wording: text('帮扶措施和成效没有记载', 'Measures and their results not recorded'),
      ...ordinary('poverty-relief', workingDays(5), 'photo'),
      appliesTo: 'registered',
      questions: [yes('measures_recorded', '本年度帮扶措施、成效是否逐项记载？', 'Are this year’s measures and results recorded?')],
      problem: answered('measures_recorded', 'no'),
    },
  ],
}
