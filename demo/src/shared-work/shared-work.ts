import { identifierNamed } from '@lookback/core/kernel'
import { idOf } from '../indicators/catalogue.ts'
import type { DemoShared } from '../meetings/meetings.ts'
import type { Staff } from '../people/staff.ts'
import { townshipUnit } from '../people/units.ts'

const named = (...words: string[]) => identifierNamed('demo shared work', ...words)

/** What the first township does together with departments: it waits for one, and one waits for it. */
export function sharedOf(staff: Staff): DemoShared {
  const [office = ''] = staff.office
  const [[region, { lead }] = ['', { lead: '' }]] = staff.townships
  const unit = townshipUnit(region)
  const department = (code: string) => staff.departments.get(code) ?? ''
  return {
    id: named('houses'), at: '2020-05-06T07:00:00.000Z', person: office, about: { kind: 'indicator', id: idOf('H01') }, title: '安置房：验收、通水、搬家一起办',
    shares: { lead: unit, co: ['housing', 'water'] },
    events: [
      { id: named('wait', 'acceptance'), at: '2020-05-06T08:00:00.000Z', person: lead, action: { act: 'wait', waiting: unit, waitedOn: 'housing', text: '最后一栋的竣工验收单，没有验收户里不肯搬', since: '2020-04-28' } },
      { id: named('wait', 'pipe'), at: '2020-05-06T08:05:00.000Z', person: lead, action: { act: 'wait', waiting: unit, waitedOn: 'water', text: '安置点的主水管哪天接通', since: '2020-05-04' } },
      { id: named('wait', 'list'), at: '2020-05-06T09:00:00.000Z', person: department('housing'), action: { act: 'wait', waiting: 'housing', waitedOn: unit, text: '还没有装修的户的名单', since: '2020-05-05' } },
      { id: named('answer', 'pipe'), at: '2020-05-06T10:00:00.000Z', person: department('water'), action: { act: 'answer', wait: named('wait', 'pipe'), text: '5 月 10 日接通，施工队已经进场' } },
    ],
  }
}
