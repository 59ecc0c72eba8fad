import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Refusal } from '../kernel/refusal.ts'
import { addDays } from '../kernel/time.ts'
import { workCalendar } from '../kernel/work-calendar.ts'
import type { LetterAct } from './acts.ts'
import type { LetterActor, LetterCircumstances } from './decide.ts'
import { decideLetter, isAllowed } from './decide.ts'
import type { RecipientStory } from './fold.ts'
import { addressed, foldLetter, standingAnswer, taskStanding } from './fold.ts'
import { numberOf } from './kinds.ts'

const rules = { code: 'supervise', name: '督办函', number: '脱贫督〔{year}〕{ordinal}号', days: 5, returnDays: 3, objectionDays: 30, extensionDays: 10, extensions: 1 }
const calendar = workCalendar({ daysOff: [], workedWeekends: [] })
const items = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002', '00000000-0000-4000-8000-000000000003']
const recipient: LetterActor = { person: 'township', isRecipient: true, isIssuer: false, mayExamine: false }
const issuer: LetterActor = { person: 'office', isRecipient: false, isIssuer: true, mayExamine: true }
const examiner: LetterActor = { person: 'team', isRecipient: false, isIssuer: false, mayExamine: true }

const begun = (): RecipientStory => ({
  recipient: addressed({ id: 'r', role: 'addressee', unit: 'qingxi', person: null, region: '431999101', dueOn: '2020-05-14', askedAs: 'r', items: items.length }, '2020-05-07', null),
  items, answers: [], objections: [],
})
const on = (today: string, id = 'x'): LetterCircumstances => ({
  letter: { id: 'l', issuedBy: 'office', draftedBy: 'drafter' }, rules, today, calendar, id, remarks: { points: [], sameAs: null }, replacement: null,
})
const then = (story: RecipientStory, act: LetterAct, actor: LetterActor, today: string, id = 'x') =>
  foldLetter(story, decideLetter(story, act, actor, on(today, id)), { at: `${today}T02:00:00.000Z`, by: actor.person })

describe('a letter at one recipient', () => {
  it('is numbered as the standard asks, without leading zeros', () => {
    expect(numberOf(rules, 2020, 5)).toBe('脱贫督〔2020〕5号')
  })

  it('is sent back within working days: three from a Thursday end on Tuesday', () => {
    const back = { act: 'send-back', reason: '收错了' } as const
    expect(isAllowed(begun(), back, recipient, on('2020-05-12'))).toBe(true)
    expect(() => decideLetter(begun(), back, recipient, on('2020-05-13'))).toThrow(new Refusal('letter-send-back-late', { until: '2020-05-12' }))
  })

  it.each([['2020-05-14', true], ['2020-05-15', false]])('is extended only where that is asked before the end: %s', (today, may) => {
    const signed = then(begun(), { act: 'sign' }, recipient, '2020-05-07')
    expect(isAllowed(signed, { act: 'ask-extension', until: '2020-05-20', reason: '连续下雨' }, recipient, on(today))).toBe(may)
  })

  it.each([['office', false], ['drafter', false], ['team', true]])('has an objection examined by somebody who has not decided: %s', (person, may) => {
    const objected = then(begun(), { act: 'object', item: null, reason: '不是我们的' }, recipient, '2020-05-08', 'o')
    expect(isAllowed(objected, { act: 'examine', objection: 'o', isUpheld: true, reason: '查了' }, { ...examiner, person }, on('2020-05-09'))).toBe(may)
  })

  it('is objected to where something is still asked: not to an item that was confirmed', () => {
    const answer = (item: string): LetterAct => ({ act: 'answer', item, outcome: 'done', text: '修好了', lookAgainOn: null, attachments: [] })
    const [first = '', second = ''] = items
    const signed = then(begun(), { act: 'sign' }, recipient, '2020-05-07')
    const answered = then(signed, answer(first), recipient, '2020-05-08', 'a')
    const confirmed = then(answered, { act: 'decide-answer', item: first, isConfirmed: true, reason: '' }, issuer, '2020-05-08', 'b')
    const mayObject = (story: RecipientStory, item: string) => isAllowed(story, { act: 'object', item, reason: '不是我们的' }, recipient, on('2020-05-08'))
    expect([mayObject(answered, first), mayObject(confirmed, first), mayObject(confirmed, second)]).toEqual([true, false, true])
  })

  it('asks nothing more once everything is lifted, and asks again for what was deferred', () => {
    const lifted = then(then(begun(), { act: 'object', item: null, reason: '不是我们的' }, recipient, '2020-05-08', 'o'),
      { act: 'examine', objection: 'o', isUpheld: true, reason: '查了' }, examiner, '2020-05-09')
    expect(lifted.recipient).toMatchObject({ state: 'done', lifted: 3, owed: 0 })
  })

  const today = '2020-05-08'
  const acts: fc.Arbitrary<[LetterAct, LetterActor]> = fc.oneof(
    fc.constant<[LetterAct, LetterActor]>([{ act: 'sign' }, recipient]),
    fc.record({ item: fc.constantFrom(...items), outcome: fc.constantFrom('done' as const, 'under-way' as const, 'deferred' as const) }).map(({ item, outcome }): [LetterAct, LetterActor] =>
      [{ act: 'answer', item, outcome, text: '看过了', lookAgainOn: outcome === 'deferred' ? addDays(today, 30) : null, attachments: [] }, recipient]),
    fc.record({ item: fc.constantFrom(...items), isConfirmed: fc.boolean() }).map(({ item, isConfirmed }): [LetterAct, LetterActor] =>
      [{ act: 'decide-answer', item, isConfirmed, reason: '说不清' }, issuer]),
    fc.constantFrom(null, ...items).map((item): [LetterAct, LetterActor] => [{ act: 'object', item, reason: '不对' }, recipient]),
    fc.record({ objection: fc.nat({ max: 20 }), isUpheld: fc.boolean() }).map(({ objection, isUpheld }): [LetterAct, LetterActor] =>
      [{ act: 'examine', objection: String(objection), isUpheld, reason: '查了' }, examiner]),
  )

  it('is whole whatever is done: every item stands somewhere, and it is done exactly when nothing is left', () => fc.assert(fc.property(fc.array(acts, { maxLength: 30 }), (tried) => {
    let story = begun()
    for (const [index, [act, actor]] of tried.entries()) {
      if (isAllowed(story, act, actor, on(today, String(index)))) story = then(story, act, actor, today, String(index))
    }
    const { owed, submitted, confirmed, deferred, lifted, state, answeredAt, nextOn, dueOn } = story.recipient
    expect(owed + submitted + confirmed + deferred + lifted).toBe(items.length)
    expect(state === 'done').toBe(owed + submitted + deferred === 0)
    expect(answeredAt === null).toBe(owed + deferred > 0)
    if (owed > 0) expect(nextOn).toBe(dueOn)
    for (const item of items) {
      const answer = standingAnswer(story.answers, item)
      expect(story.answers.filter((one) => one.item === item).map(({ round }) => round)).toEqual(story.answers.filter((one) => one.item === item).map((_, place) => place + 1))
      if (taskStanding(story, item) === 'confirmed') expect(answer).toMatchObject({ outcome: 'done', decidedBy: 'office' })
    }
  })))
})
