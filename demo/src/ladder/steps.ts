import type { LadderSubject, Rung } from '@lookback/core/ladder'
import { identifierNamed } from '@lookback/core/kernel'
import type { Staff } from '../people/staff.ts'
import { townshipUnit } from '../people/units.ts'

/** What the office decided on something that the rules proposed. */
export interface DemoLadderStep {
  id: string
  at: string
  person: string
  subject: LadderSubject
  rung: Rung
  organ: string
  number: string
  on: string
  words: string
}

const named = (...words: string[]) => identifierNamed('demo ladder step', ...words)
const ORGAN = '县脱贫攻坚领导小组'

/** A township and a department were reminded after the meeting of 6 May; about who was absent from the post three times the office has still to decide. */
export function ladderStepsOf(staff: Staff): DemoLadderStep[] {
  const [person = ''] = staff.office
  const [[region] = ['']] = staff.townships
  return [
    {
      id: named('township'), at: '2020-05-06T13:10:00.000Z', person, subject: { kind: 'unit', code: townshipUnit(region) }, rung: 'remind', organ: ORGAN, number: '督战提〔2020〕2号', on: '2020-05-06',
      words: '4 月 10 日的交办函到期没有答复。5 月 8 日前书面答复，写清楚漏的户补查了没有',
    },
    {
      id: named('housing'), at: '2020-05-06T13:20:00.000Z', person, subject: { kind: 'unit', code: 'housing' }, rung: 'remind', organ: ORGAN, number: '督战提〔2020〕3号', on: '2020-05-06',
      words: '派出的驻村队员三次无故缺岗。5 月 10 日前报整改情况，换人还是留人写清楚',
    },
  ]
}
