import { submissionFields } from '@lookback/core/checklists'
import type { Question } from './types.ts'
import { atMost, choice, text, whole, yesNo } from './write-questions.ts'

/** The condition under which anything about the household can be asked. */
export const completed = `\${${submissionFields.outcome}} = 'completed'`

const gone = `\${${submissionFields.outcome}} = 'moved' or \${${submissionFields.outcome}} = 'deceased'`

/** Somebody lives there and could not be asked. */
const expected = ['nobody-home', 'refused', 'other'].map((outcome) => `\${${submissionFields.outcome}} = '${outcome}'`).join(' or ')

/** What ties the filled form to round and household; a phone fills the first two in by itself. */
export const arrivalQuestions: readonly Question[] = [
  whole(submissionFields.round, 99, '轮次', 'Round', { required: true, hint: text('由任务带出', 'Filled in by the task') }),
  {
    name: submissionFields.household, type: 'text', label: text('户编号', 'Household number'), required: true,
    hint: text('由任务带出，或按户牌录入', 'Filled in by the task, or read from the door plate'),
    constraint: {
      test: "regex(., '^[0-9A-Za-z-]{6,40}$')",
      message: text('户编号只含数字、字母和短横线', 'Digits, letters and hyphens only'),
    },
  },
  choice(submissionFields.outcome, 'visit_outcome', '入户结果', 'How the visit ended', { required: true, good: 'completed' }),
  yesNo(submissionFields.wholeHousehold, '全家都不在了吗？', 'Is the whole household gone?', {
    relevant: gone, required: true, good: 'yes',
    constraint: {
      test: ". = 'yes'",
      message: text('家里还有人的，入户结果请选“已入户”或“家中无人”', 'Where somebody still lives there, the visit was completed, or nobody was home'),
    },
  }),
  {
    name: submissionFields.outcomeNote, type: 'text', label: text('说明', 'Remark'), relevant: `\${${submissionFields.outcome}} != 'completed'`,
    required: `${gone} or \${${submissionFields.outcome}} = 'other'`,
    hint: text('搬到哪里、什么时候去世、听谁说的', 'Where to, when, who told'),
  },
  {
    name: submissionFields.comeAgainOn, type: 'date', label: text('约好哪天再来', 'Agreed to come again on'), relevant: expected,
    hint: text('没有约就不填', 'Left out where no day was agreed on'),
  },
]

/** What must be known about a household to ask the right questions. */
export const householdQuestions: readonly Question[] = [
  whole('members', 30, '共同生活的家庭人口', 'Members who live together', {
    required: true, known: 'members',
    constraint: { test: '. >= 1 and . <= 30', message: text('请填 1 到 30', 'Enter 1 to 30') },
  }),
  yesNo('registered', '是否建档立卡户或监测户？', 'Is the household registered or monitored?', {
    required: true, known: 'category!=non-poor',
  }),
  member('pupils', '6至15岁人数', 'Children of 6 to 15', 'members aged 6-15'),
  member('workers', '16至59岁有劳动能力的人数', 'Members of 16 to 59 able to work', 'labour=ordinary+labour=skilled'),
  member('seriously_ill', '大病患者人数', 'Seriously ill members', 'health=serious'),
  member('chronically_ill', '长期慢性病患者人数', 'Chronically ill members', 'health=chronic'),
  member('disabled', '持证残疾人数', 'Members with a disability card', 'health=disabled'),
  yesNo('allowance', '是否享受低保？', 'Does the household receive the minimum living allowance?', {
    required: true, known: 'minimumLiving',
  }),
  yesNo('destitute', '是否特困供养？', 'Is it supported as destitute?', { required: true, known: 'destitute' }),
  choice('housing_support', 'housing_support', '享受过的住房政策', 'Housing support received', { required: true, known: 'last-visit' }),
  yesNo('welfare_post', '是否有人在公益岗位？', 'Does somebody hold a welfare post?', { required: true, known: 'last-visit' }),
  yesNo('loan', '是否有扶贫小额信贷？', 'Is there a micro-loan?', { required: true, known: 'last-visit' }),
]

/** @param known where the register says how many there are */
function member(name: string, zh: string, en: string, known: string): Question {
  return whole(name, 30, zh, en, {
    required: true, known, constraint: atMost('members', '不能多于家庭人口', 'Not more than the members of the household'),
  })
}
