import type { Section } from '../types.ts'
import { answered, choice, text, yes } from '../write-questions.ts'
import { days, ordinary } from '../write-terms.ts'

export const environment: Section = {
  name: 'environment',
  label: text('居家环境', 'Home environment'),
  dimension: 'environment',
  items: [
    {
      code: 'G01', wording: text('室内脏乱差', 'Dirt and disorder indoors'),
      ...ordinary('agriculture', days(5), 'photo'),
      appliesTo: null,
      questions: [choice('indoors', 'tidiness', '室内整洁程度', 'How tidy it is indoors', { good: 'good' })],
      problem: answered('indoors', 'bad'),
    },
    {
      code: 'G02', wording: text('院落垃圾、柴草乱堆', 'Rubbish and firewood strewn about the yard'),
      ...ordinary('agriculture', days(5), 'photo'),
      appliesTo: null,
      questions: [choice('yard', 'tidiness', '房前屋后整洁程度', 'How tidy it is around the house', { good: 'good' })],
      problem: answered('yard', 'bad'),
    },
    {
      code: 'G03', wording: text('无厕所或厕所不卫生', 'No toilet, or an unsanitary one'),
      ...ordinary('agriculture', days(30), 'photo'),
      appliesTo: null,
      questions: [choice('toilet', 'toilet', '厕所类型', 'Kind of toilet', { good: 'sanitary' })],
      problem: answered('toilet', 'open', 'none'),
    },
    {
      code: 'G04', wording: text('人畜混居', 'People and livestock under one roof'),
      ...ordinary('agriculture', days(20), 'photo'),
      appliesTo: null,
      questions: [yes('livestock_apart', '禽畜圈舍是否与居室分开？', 'Are pens apart from the living rooms?')],
      problem: answered('livestock_apart', 'no'),
    },
    {
      code: 'G05', wording: text('厨房脏污，灶台、水池不能用', 'Kitchen filthy, stove or sink unusable'),
      ...ordinary('agriculture', days(10), 'photo'),
      appliesTo: null,
      questions: [yes('kitchen_usable', '厨房是否干净、灶台和水池能用？', 'Is the kitchen clean, do stove and sink work?')],
      problem: answered('kitchen_usable', 'no'),
    },
    {
      code: 'G06', wording: text('污水横流、排水沟堵塞', 'Waste water running free, drain blocked'),
      ...ordinary('agriculture', days(15), 'photo'),
      appliesTo: null,
      questions: [yes('drained', '生活污水是否排入沟渠或化粪池？', 'Does waste water run into a drain or septic tank?')],
      problem: answered('drained', 'no'),
    },
  ],
}
