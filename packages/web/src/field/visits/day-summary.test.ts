import type { VisitOutcome } from '@lookback/core/rounds'
import { describe, expect, it } from 'vitest'
import type { WorkDone } from '../sync/outbox/work-done.ts'
import { daySummary } from './day-summary.ts'

const base = { kind: 'visit' as const, headName: '石大山', about: null, madeAt: '2020-03-12T02:00:00.000Z', isMended: false, isUnsent: false }
const visit = (id: string, subject: string, outcome: VisitOutcome, found: string[] = [], more: Partial<WorkDone> = {}): WorkDone =>
  ({ ...base, id, subject, what: `outcome.${outcome}`, visit: { id, outcome, corrects: null, found }, ...more })
const figures = (done: readonly WorkDone[]) =>
  Object.fromEntries(Object.entries(daySummary(done, '2020-03-12')).map(([name, lines]) => [name, lines.length]))

describe('the summary of a day', () => {
  it('counts what was done that day, a household once, as it was seen best', () => {
    expect(figures([
      visit('1', 'a', 'nobody-home'), visit('2', 'a', 'completed', ['屋面漏雨', '饮水不安全']), visit('3', 'b', 'nobody-home'), visit('4', 'c', 'refused'),
      // Late on the day before, by the county's clock, and early on that day.
      visit('5', 'd', 'completed', ['屋面漏雨'], { madeAt: '2020-03-11T15:59:00.000Z' }), visit('6', 'e', 'completed', [], { madeAt: '2020-03-11T16:01:00.000Z' }),
    ])).toEqual({ visited: 2, 'nobody-home': 1, 'not-seen': 1, found: 2, mended: 0, unsent: 0 })
  })

  it('counts what was corrected as corrected, and two problems of one wording twice', () => {
    const before = visit('1', 'a', 'completed', ['屋面漏雨'])
    const after = visit('2', 'a', 'completed', ['饮水不安全', '饮水不安全'])
    const corrected = { ...after, visit: { id: '2', outcome: 'completed' as const, corrects: '1', found: ['饮水不安全', '饮水不安全'] } }
    expect(daySummary([before, corrected], '2020-03-12').found.map(({ text }) => text)).toEqual(['饮水不安全', '饮水不安全'])
    expect(figures([before, corrected])).toMatchObject({ visited: 1, found: 2 })
  })

  it('tells what was mended and what has not gone up, of earlier days too', () => {
    const mended: WorkDone = { ...base, id: '2', subject: 'a', what: 'action.fix-on-the-spot', about: '屋面漏雨', visit: null, isMended: true, isUnsent: true }
    const { mended: fixed, unsent } = daySummary([visit('1', 'a', 'completed', [], { madeAt: '2020-03-01T02:00:00.000Z', isUnsent: true }), mended], '2020-03-12')
    expect(fixed.map(({ text, to }) => [text, to])).toEqual([['屋面漏雨', '/households/a']])
    expect(unsent).toHaveLength(2)
  })
})
