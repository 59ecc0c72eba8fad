import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Refusal } from '../kernel/refusal.ts'
import { workCalendar } from '../kernel/work-calendar.ts'
import type { DecisionAct, DecisionActName } from './acts.ts'
import type { DecisionActor, DecisionCircumstances } from './decide.ts'
import { actsOfDecision, decideDecision } from './decide.ts'
import { convened, foldMeeting } from './fold.ts'
import type { Decision, MeetingStory } from './meeting.ts'

const [meeting, decision, first, second, other] = ['1', '2', '3', '4', '5'].map((digit) => `00000000-0000-4000-8000-00000000000${digit}`) as [string, string, string, string, string]
const region = '431999'
const given: DecisionCircumstances = { today: '2020-05-07', parameter: { extensions: 1, extensionDays: 10 }, calendar: workCalendar({ daysOff: [], workedWeekends: [] }) }
const by = { id: decision, at: '2020-05-06T10:00:00.000Z', by: first }

/** A meeting whose minutes are issued, with one decision. */
function begun(): MeetingStory {
  const terms = { title: '调度', day: '2020-05-06', startsAt: '15:00', place: '', chair: '县长', agenda: [], units: [] }
  const story = convened({ meeting, ...terms, kind: 'dispatch', kindName: '调度会', year: 2020, ordinal: 1, number: '调度会2020年第1次', region }, by)
  const recorded = foldMeeting(story, {
    kind: 'meeting-recorded',
    payload: {
      meeting, attendance: [], commitments: [],
      decisions: [{ id: decision, ordinal: 1, text: '搬进去', about: null, lead: { unit: 'qingxi', region }, co: [{ unit: 'housing', region }], dueOn: '2020-05-12', isDueByRule: false, isUrged: true, closers: [first, second], state: 'open' }],
    },
  }, by)
  return foldMeeting(recorded, { kind: 'meeting-minutes-issued', payload: { meeting, ordinal: 1, number: '会议纪要〔2020〕1号', sha256: '', day: '2020-05-06', decisions: 1 } }, by)
}

const filled: Readonly<Record<DecisionActName, DecisionAct>> = {
  note: { act: 'note', text: '在办' }, report: { act: 'report', text: '办完了' }, endorse: { act: 'endorse', text: '' }, return: { act: 'return', reason: '再看' },
  'ask-extension': { act: 'ask-extension', until: '2020-05-14', reason: '下雨' }, 'decide-extension': { act: 'decide-extension', isGranted: true, reason: '' },
}
const names = Object.keys(filled) as DecisionActName[]
const actors: fc.Arbitrary<DecisionActor> = fc.record({ person: fc.constantFrom(first, second, other), isLead: fc.boolean(), isCo: fc.boolean(), mayManage: fc.boolean() })

describe('what is done about a decision', () => {
  it('is what is offered, and is closed only when both leaders have agreed to the same report', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.constantFrom(...names), actors), { maxLength: 30 }), (steps) => {
      let story = begun()
      let agreed = new Set<string>()
      for (const [index, [name, actor]] of steps.entries()) {
        const [before] = story.decisions as [Decision]
        const offered = actsOfDecision(before, actor, given).includes(name)
        let refused: unknown = null
        try {
          const entry = decideDecision({ meeting: story.meeting, decision: before }, filled[name], actor, given)
          story = foldMeeting(story, entry, { id: `${decision.slice(0, -2)}${String(index).padStart(2, '0')}`, at: by.at, by: actor.person })
        } catch (error) {
          refused = error
          expect(error).toBeInstanceOf(Refusal)
        }
        expect([name, offered]).toEqual([name, refused === null])
        if (refused === null && (name === 'report' || name === 'return')) agreed = new Set()
        if (refused === null && name === 'endorse') agreed.add(actor.person)
        const [after] = story.decisions as [Decision]
        expect(after.state === 'closed').toBe(agreed.has(first) && agreed.has(second))
      }
    }), { numRuns: 300 })
  })
})
