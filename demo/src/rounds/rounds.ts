import type { Round } from '@lookback/core/rounds'
import { checklist } from '../checklist/checklist.ts'
import type { Chance } from '../chance.ts'

/** The day before the demo county's own: later visits have not been made. */
export const lastVisitDay = '2020-05-06'

/**
 * The two rounds of the case: the townships check themselves, then the county checks again. The second is still open on the demo
 * county's day, so that who takes a phone along can visit; for whoever works in a village or a township, the leading group has ordered
 * another check of their own the evening before, which begins that day.
 */
export function roundsOf(chance: Chance): [selfCheck: Round, census: Round, ...again: Round[]] {
  const made = Date.parse('2020-03-01T09:00:00+08:00')
  const ordered = Date.parse('2020-05-06T20:00:00+08:00')
  const common = { coverage: 'all', formId: checklist.id, formVersion: checklist.version } as const
  const again = { ...common, startsOn: '2020-05-07', endsOn: '2020-05-31', blind: false }
  return [
    {
      id: chance.identifier(made), ordinal: 1, name: '乡镇自查', tier: 'township', ...common,
      startsOn: '2020-03-05', endsOn: '2020-04-12', blind: false,
    },
    {
      id: chance.identifier(made), ordinal: 2, name: '县级普查', tier: 'county', ...common,
      startsOn: '2020-04-16', endsOn: '2020-05-20', blind: true,
    },
    { id: chance.identifier(ordered), ordinal: 3, name: '村级再自查', tier: 'village', ...again },
    { id: chance.identifier(ordered), ordinal: 4, name: '乡镇再复查', tier: 'township', ...again },
  ]
}
