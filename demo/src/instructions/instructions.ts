import { identifierNamed } from '@lookback/core/kernel'
import { listedDepartment } from '../supervision/supervision.ts'
import type { Staff } from '../people/staff.ts'

/** What a leader wrote on something that is listed, or else on one of the problems of a place that are past their day for longest, and what became of it. */
export interface DemoInstruction {
  id: string
  at: string
  leader: string
  region: string
  listing: string | null
  text: string
  dueOn: string
  named: { person: string; unit: string }
  answer: { at: string; text: string } | null
}

/**
 * Instructions of the county's leader: two to a township, of which one is answered and waits for a word; one to the department that is
 * listed; one to those who are stationed in a village.
 */
export function instructionsOf(staff: Staff): DemoInstruction[] {
  const personOf = (login: string) => staff.accounts.find(({ loginName }) => loginName === login)?.person
  const [leader, person, stationed] = [personOf('leader'), personOf('township'), personOf('village')]
  const post = staff.posts.find((one) => one.person === person && one.role === 'township')
  const inVillage = staff.posts.find((one) => one.person === stationed && one.role === 'village')
  if (leader === undefined || person === undefined || !post || stationed === undefined || !inVillage) throw new Error('the demo county has nobody to write to')
  const named = { person, unit: post.unit }
  const housing = { person: staff.departments.get('housing') ?? '', unit: 'housing' }
  const of = (ordinal: string) => ({ id: identifierNamed('demo instruction', ordinal), leader, region: post.region, listing: null, named })
  return [
    {
      ...of('first'), at: '2020-05-04T01:00:00.000Z', dueOn: '2020-05-06', text: '这一户拖得太久了，镇里主要领导到户看，两天内说清楚卡在哪里、谁来办、哪天办完。',
      answer: { at: '2020-05-05T10:30:00.000Z', text: '镇党委书记、村支书今天到户看了，缺的材料明天送到，5月15日前办完。' },
    },
    {
      ...of('third'), listing: listedDepartment, named: housing, at: '2020-05-06T12:40:00.000Z', dueOn: '2020-05-10',
      text: '挂牌不是挂给别人看的。超时限的逐件说清楚哪天办完，竣工验收单 5 月 10 日前送到各镇。', answer: null,
    },
    {
      ...of('fourth'), region: inVillage.region, named: { person: stationed, unit: inVillage.unit }, at: '2020-05-05T08:20:00.000Z', dueOn: '2020-05-08',
      text: '这一户我到过，困难是实的。工作队盯住，缺哪份材料、卡在哪个单位，8日前报我。', answer: null,
    },
    { ...of('second'), at: '2020-05-06T09:30:00.000Z', dueOn: '2020-05-09', text: '和上次是一个毛病。请镇里举一反三，把同类问题一次排完，结果报我。', answer: null },
  ]
}
