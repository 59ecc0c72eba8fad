import type { Section } from '../types.ts'
import { answered, choice, text, yes } from '../write-questions.ts'
import { days, ordinary, workingDays } from '../write-terms.ts'

export const industryAndEmployment: Section = {
  name: 'work',
  label: text('产业就业', 'Industry and employment'),
  dimension: 'industry-employment',
  items: [
    {
      code: 'J01', wording: text('有劳动力但无产业带动', 'Able to work and no industry supports the household'),
      ...ordinary('agriculture', days(60), 'file'),
      appliesTo: 'workers',
      questions: [choice('industry', 'industry', '发展产业情况', 'Industry of the household', { good: 'some' })],
      problem: answered('industry', 'none'),
    },
    {
      code: 'J02', wording: text('有劳动力但无人就业', 'Able to work and nobody employed'),
      ...ordinary('human-resources', days(30), 'file'),
      appliesTo: 'workers',
      questions: [yes('employed', '近三个月有人就业或务工吗？', 'Was anybody employed in the last three months?')],
      problem: answered('employed', 'no'),
    },
    {
      code: 'J03', wording: text('公益岗位有岗无责、未履职', 'Welfare post in name only'),
      ...ordinary('human-resources', workingDays(10), 'photo'),
      appliesTo: 'welfarePost',
      questions: [yes('post_served', '公益岗人员能否说清职责、按时上岗？', 'Can the holder say what the post is, and is it served?')],
      problem: answered('post_served', 'no'),
    },
    {
      code: 'J04', wording: text('小额信贷逾期或户贷企用', 'Micro-loan overdue or used by a company'),
      ...ordinary('poverty-relief', days(30), 'file'),
      papers: ['还款凭证'],
      appliesTo: 'loan',
      questions: [choice('loan_use', 'loan_use', '小额信贷使用和还款', 'Use and repayment of the micro-loan', { good: 'used' })],
      problem: answered('loan_use', 'overdue', 'company'),
    },
  ],
}

export const assistance: Section = {
  name: 'assistance',
  label: text('结对帮扶', 'Helpers'),
  dimension: 'assistance',
  items: [
    {
      code: 'A01', wording: text('不认识帮扶责任人', 'Household does not know its helper'),
      ...ordinary('poverty-relief', days(5), 'photo'),
      appliesTo: 'registered',
      questions: [yes('helper_known', '能否说出帮扶责任人是谁？', 'Can somebody say who the helper is?')],
      problem: answered('helper_known', 'no'),
    },
    {
      code: 'A02', wording: text('近三个月帮扶走访少于3次', 'Fewer than three visits of the helper in three months'),
      ...ordinary('poverty-relief', days(30), 'file'),
      appliesTo: 'registered',
      questions: [yes('helper_visits', '近三个月帮扶责任人来过3次以上吗？', 'Has the helper come three times or more in the last three months?')],
      problem: answered('helper_visits', 'no'),
    },
    {
      code: 'A03', wording: text('帮扶措施简单叠加政策，未激发内生动力', 'Measures only pile up policies'),
      ...ordinary('poverty-relief', days(30), 'file'),
      appliesTo: 'registered',
      questions: [choice('measure_kind', 'measure_kind', '本年度帮扶措施', 'This year’s measures', { good: 'own_drive' })],
      problem: answered('measure_kind', 'policy', 'none'),
    },
    {
      code: 'A04', wording: text('对帮扶工作不满意', 'Household dissatisfied with the help'),
      ...ordinary('poverty-relief', days(15), 'file'),
      appliesTo: 'registered',
      questions: [choice('satisfaction', 'satisfaction', '对帮扶工作是否满意？', 'Is the household satisfied with the help?', { good: 'satisfied' })],
      problem: answered('satisfaction', 'dissatisfied'),
    },
  ],
}
