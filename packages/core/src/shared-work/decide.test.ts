import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Refusal } from '../kernel/refusal.ts'
import { workCalendar } from '../kernel/work-calendar.ts'
import type { SharedAct, SharedActName } from './acts.ts'
import type { SharedActor } from './decide.ts'
import { actsOnShared, decideShared } from './decide.ts'
import { foldShared, opened } from './fold.ts'

const region = '431999'
const units = ['housing', 'education', 'qingxi', 'shiqiao'] as const
const party = (unit: string) => ({ unit, region })
const id = (ordinal: number) => `00000000-0000-4000-8000-${String(ordinal).padStart(12, '0')}`
const actors: fc.Arbitrary<SharedActor> = fc.record({ seats: fc.subarray([...units]).map((own) => own.map(party)), mayManage: fc.boolean() })

describe('what is done about something shared', () => {
  it('is what is offered; nothing ends while somebody waits, and nobody answers twice', () => {
    const steps = fc.array(fc.record({ name: fc.constantFrom<SharedActName>('wait', 'answer', 'take-back', 'end'), actor: actors, by: fc.constantFrom(...units), on: fc.constantFrom(...units), which: fc.nat(5) }), { maxLength: 30 })
    fc.assert(fc.property(steps, (drawn) => {
      let story = opened({ matter: id(0), about: { kind: 'problem', id: id(1) }, title: '一起办', region, lead: party('housing'), co: [party('education'), party('qingxi')], leadUnit: 'housing' }, { at: '2020-05-06T10:00:00.000Z', by: null })
      for (const [index, { name, actor, by, on, which }] of drawn.entries()) {
        const wait = story.waits[which % Math.max(1, story.waits.length)]?.id ?? id(99)
        const acts: Partial<Record<SharedActName, SharedAct>> = {
          wait: { act: 'wait', waiting: by, waitedOn: on, text: '手续', since: '2020-05-01' }, answer: { act: 'answer', wait, text: '批了' }, 'take-back': { act: 'take-back', wait, reason: '不等了' }, end: { act: 'end', reason: '办完了' },
        }
        const offered = actsOnShared(story, actor).includes(name)
        const waiting = story.waits.filter(({ state }) => state === 'waiting').length
        const act = acts[name]
        if (!act) continue
        try {
          const entry = decideShared(story, act, actor, { today: '2020-05-07', id: id(index + 2), units: new Map(units.map((unit) => [unit, region])), answerDays: 3, calendar: workCalendar({ daysOff: [], workedWeekends: [] }) })
          story = foldShared(story, entry, { at: '2020-05-07T10:00:00.000Z', by: null })
          expect([name, offered]).toEqual([name, true])
          const left = story.waits.filter(({ state }) => state === 'waiting').length
          expect(left).toBe(name === 'wait' ? waiting + 1 : name === 'end' ? 0 : waiting - 1)
        } catch (error) {
          expect(error).toBeInstanceOf(Refusal)
        }
      }
    }), { numRuns: 300 })
  })
})
