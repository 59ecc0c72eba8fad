import type { HouseholdVisit } from '@lookback/core/household-file'
import type { Round } from '@lookback/core/rounds'
import type { Observation } from '@lookback/core/checklists'
import { describe, expect, it } from 'vitest'
import { byDimension, itemRows, visitColumns } from './side-by-side.ts'

const round = (id: string, ordinal: number): Round => ({
  id, ordinal, name: `第${ordinal}轮`, tier: 'township', coverage: 'all', formId: 'f', formVersion: '1',
  startsOn: '2020-03-01', endsOn: '2020-04-01', blind: false,
})

const visit = (
  of: Round, outcome: HouseholdVisit['outcome'], seen: Readonly<Record<string, Observation>>,
): HouseholdVisit => ({
  id: `${of.id}-${outcome}`, round: of.id, roundName: of.name, outcome, inspectorName: '甲', startedAt: null,
  receivedAt: '2020-03-02T00:00:00Z', comeAgainOn: null, again: false, outsideScope: false, attachments: [],
  observations: Object.entries(seen).map(([item, observation]) => ({
    item, wording: item, dimension: item.charAt(0), severity: 'ordinary', observation, note: null,
  })),
})

const [first, second] = [round('a', 1), round('b', 2)]

describe('visits side by side', () => {
  it('shows a round without a visit as a column of its own, and every visit of a round with several', () => {
    const visits = [visit(first, 'nobody-home', {}), visit(first, 'completed', {})]
    expect(visitColumns(visits, [first, second]).map(({ key, visit: of }) => [key, of?.outcome])).toEqual([
      ['a-nobody-home', 'nobody-home'], ['a-completed', 'completed'], ['b', undefined],
    ])
  })

  it('calls an item telling where somebody found a problem or completed visits differ', () => {
    const columns = visitColumns([
      visit(first, 'completed', { h1: 'ok', h2: 'not-assessed', h3: 'ok', w1: 'problem' }),
      visit(second, 'completed', { h1: 'ok', h2: 'ok', h3: 'problem', w1: 'problem' }),
    ], [first, second])
    const telling = itemRows(columns).filter((row) => row.isTelling).map((row) => row.item)
    expect(telling).toEqual(['h2', 'h3', 'w1'])
    expect(byDimension(itemRows(columns)).map(({ dimension }) => dimension)).toEqual(['h', 'h', 'h', 'w'])
  })

  it('takes a visit with nobody home for no difference: it looked at nothing', () => {
    const columns = visitColumns([
      visit(first, 'nobody-home', { h1: 'not-assessed' }), visit(second, 'completed', { h1: 'ok' }),
    ], [first, second])
    expect(itemRows(columns).map((row) => row.isTelling)).toEqual([false])
  })
})
