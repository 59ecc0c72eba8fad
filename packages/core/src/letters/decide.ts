import { Refusal } from '../kernel/refusal.ts'
import type { Day } from '../kernel/time.ts'
import { addDays } from '../kernel/time.ts'
import type { WorkCalendar } from '../kernel/work-calendar.ts'
import { deadline } from '../problems/index.ts'
import type { LetterAct } from './acts.ts'
import type { Addressed, LetterEntry } from './entries.ts'
import type { AnswerSoFar, ObjectionSoFar, RecipientStory } from './fold.ts'
import { isLifted, standingAnswer, taskStanding } from './fold.ts'
import type { LetterKind } from './kinds.ts'
import type { AnswerPoint, IssuedLetter, RecipientState } from './letter.ts'

/** Whoever acts: as a recipient, for the issuer, or as somebody who examines objections. */
export interface LetterActor {
  person: string
  isRecipient: boolean
  isIssuer: boolean
  mayExamine: boolean
}

/** What a rule needs to know of a letter beside what happened at the recipient. */
export interface LetterCircumstances {
  letter: Pick<IssuedLetter, 'id' | 'issuedBy' | 'draftedBy'>
  /** The rules of its kind on the day of issue. */
  rules: LetterKind
  today: Day
  calendar: WorkCalendar
  /** The id of what comes into being: an answer, an objection. */
  id: string
  /** What is pointed out of an answer's text. */
  remarks: { points: AnswerPoint[]; sameAs: string | null }
  /** Who gets it instead, as it begins there; null where nobody was named. */
  replacement: Addressed | null
}

const MOST_DEFERRED_DAYS = 366

/** The last day on which something may be done that is given so many working days from a day on. */
export function workdaysFrom(day: Day, days: number, calendar: WorkCalendar): Day {
  return deadline(day, { allowance: days, allowanceUnit: 'working-day' }, calendar)
}

/**
 * What follows when somebody acts on a letter at one of its recipients.
 * @throws {Refusal} with why it may not be done; `letter-act-not-allowed` where the letter is not so far, or further
 */
export function decideLetter(story: RecipientStory, act: LetterAct, actor: LetterActor, given: LetterCircumstances): LetterEntry {
  requireRole(act, actor)
  const { recipient } = story
  const at = { letter: given.letter.id, recipient: recipient.id }
  switch (act.act) {
    case 'sign':
      if (recipient.state === 'signed' || recipient.state === 'done') throw new Refusal('letter-signed-already')
      requireState(recipient.state === 'delivered')
      return { kind: 'letter-signed', payload: at }
    case 'send-back':
      requireSendBack(story, act.reason, given)
      return { kind: 'letter-sent-back', payload: { ...at, reason: act.reason } }
    case 'decide-send-back': {
      requireState(recipient.state === 'sent-back')
      if (act.isAccepted && given.replacement === null) throw new Refusal('letter-replacement-missing')
      if (!act.isAccepted) requireReason(act.reason)
      const replacement = act.isAccepted ? given.replacement : null
      return { kind: 'letter-send-back-decided', payload: { ...at, isAccepted: act.isAccepted, replacement, addressedOn: given.today, reason: act.reason } }
    }
    case 'ask-extension':
      requireExtension(story, act, given)
      return { kind: 'letter-extension-asked', payload: { ...at, until: act.until, reason: act.reason } }
    case 'decide-extension':
      requireState(recipient.extensionAsked !== null)
      if (act.until === null) requireReason(act.reason)
      else requireUntil(recipient.dueOn, act.until, given)
      return { kind: 'letter-extension-decided', payload: { ...at, until: act.until, reason: act.reason } }
    case 'answer':
      requireAnswer(story, act, given.today)
      return { kind: 'letter-answered', payload: {
        ...at, item: act.item, answer: given.id, round: 1 + story.answers.filter(({ item }) => item === act.item).length,
        outcome: act.outcome, text: act.text, lookAgainOn: act.lookAgainOn, ...given.remarks, ...(act.attachments.length > 0 && { attachments: act.attachments }),
      } }
    case 'decide-answer': {
      const answer = standingAnswer(story.answers, act.item)
      if (answer?.state === 'confirmed' || answer?.state === 'returned') throw new Refusal('letter-answer-decided')
      if (answer?.state !== 'submitted' || isLifted(story.objections, act.item)) throw new Refusal('letter-act-not-allowed')
      if (answer.answeredBy === actor.person) throw new Refusal('letter-decider-is-answerer')
      if (!act.isConfirmed) requireReason(act.reason)
      return { kind: 'letter-answer-decided', payload: { ...at, item: act.item, answer: answer.id, isConfirmed: act.isConfirmed, reason: act.reason } }
    }
    case 'object':
      requireObjection(story, act, given)
      return { kind: 'letter-objected', payload: { ...at, objection: given.id, item: act.item, reason: act.reason } }
    case 'examine': {
      const objection = story.objections.find(({ id }) => id === act.objection)
      if (!objection || objection.isUpheld !== null) throw new Refusal('letter-act-not-allowed')
      if (hasDecided(story, actor, given)) throw new Refusal('letter-examiner-has-decided')
      requireReason(act.reason)
      return { kind: 'letter-objection-examined', payload: { ...at, objection: objection.id, isUpheld: act.isUpheld, reason: act.reason } }
    }
  }
}

const recipientActs: readonly LetterAct['act'][] = ['sign', 'send-back', 'ask-extension', 'answer', 'object']

function requireRole({ act }: LetterAct, { isRecipient, isIssuer, mayExamine }: LetterActor): void {
  const may = act === 'examine' ? mayExamine : recipientActs.includes(act) ? isRecipient : isIssuer
  if (!may) throw new Refusal('letter-act-not-yours')
}

function requireState(isSo: boolean): void {
  if (!isSo) throw new Refusal('letter-act-not-allowed')
}

function requireReason(reason: string): void {
  if (reason.length < 2) throw new Refusal('letter-reason-missing')
}

function requireSendBack({ recipient, answers }: RecipientStory, reason: string, { rules, today, calendar }: LetterCircumstances): void {
  requireState((recipient.state === 'delivered' || recipient.state === 'signed') && answers.length === 0)
  const until = workdaysFrom(recipient.addressedOn, rules.returnDays, calendar)
  if (today > until) throw new Refusal('letter-send-back-late', { until })
  requireReason(reason)
}

function requireExtension({ recipient }: RecipientStory, { until, reason }: { until: Day; reason: string }, given: LetterCircumstances): void {
  requireState(recipient.state === 'signed' && recipient.owed > 0)
  if (recipient.extensionAsked !== null) throw new Refusal('letter-extension-asked')
  if (recipient.extensions >= given.rules.extensions) throw new Refusal('letter-extensions-used', { count: given.rules.extensions })
  if (given.today > recipient.dueOn) throw new Refusal('letter-extension-late', { dueOn: recipient.dueOn })
  requireUntil(recipient.dueOn, until, given)
  requireReason(reason)
}

function requireUntil(dueOn: Day, until: Day, { rules, calendar }: LetterCircumstances): void {
  const latest = workdaysFrom(dueOn, rules.extensionDays, calendar)
  if (until <= dueOn || until > latest) throw new Refusal('letter-extension-out-of-range', { dueOn, latest })
}

/** What a recipient has said and been told so far, as far as it says whether an item may be answered. */
export interface AnsweringStory {
  recipient: { state: RecipientState }
  items: readonly string[]
  answers: readonly AnswerSoFar[]
  objections: readonly ObjectionSoFar[]
}

/** @throws {Refusal} that says why an item is not answered so, or not now */
export function requireAnswer(story: AnsweringStory, { item, outcome, text, lookAgainOn }: Extract<LetterAct, { act: 'answer' }>, today: Day): void {
  const { recipient, items } = story
  if (!items.includes(item)) throw new Refusal('letter-item-not-yours')
  if (recipient.state === 'delivered') throw new Refusal('letter-not-signed')
  requireState(recipient.state === 'signed')
  const standing = taskStanding(story, item)
  if (standing === 'submitted') throw new Refusal('letter-answer-waits')
  requireState(standing === 'owed' || standing === 'deferred')
  if (text.length < 2) throw new Refusal('letter-answer-empty')
  const latest = addDays(today, MOST_DEFERRED_DAYS)
  if (outcome === 'deferred' && (lookAgainOn === null || lookAgainOn <= today || lookAgainOn > latest)) throw new Refusal('letter-look-again-wrong', { latest })
  if (outcome !== 'deferred' && lookAgainOn !== null) throw new Refusal('letter-look-again-wrong', { latest })
}

function requireObjection(story: RecipientStory, { item, reason }: { item: string | null; reason: string }, { rules, today }: LetterCircumstances): void {
  const { recipient, items, objections } = story
  requireState(recipient.state === 'delivered' || recipient.state === 'signed')
  if (item !== null && !items.includes(item)) throw new Refusal('letter-item-not-yours')
  // What the issuer has confirmed, or taken back, is asked of nobody any more.
  if (item !== null) requireState(!isSettled(story, item))
  if (objections.some((objection) => objection.item === item)) throw new Refusal('letter-objected-already')
  const until = addDays(recipient.addressedOn, rules.objectionDays)
  if (today > until) throw new Refusal('letter-objection-late', { until })
  requireReason(reason)
}

function isSettled(story: RecipientStory, item: string): boolean {
  const standing = taskStanding(story, item)
  return standing === 'confirmed' || standing === 'lifted'
}

/** Whoever wrote or issued the letter, decided on an answer to it, or objected, examines no objection to it. */
function hasDecided({ answers, objections }: RecipientStory, { person, isRecipient }: LetterActor, { letter }: LetterCircumstances): boolean {
  return isRecipient || [
    letter.issuedBy, letter.draftedBy, ...answers.map(({ decidedBy }) => decidedBy), ...objections.map(({ raisedBy }) => raisedBy),
  ].includes(person)
}

/** Whether an act would go through: what a page offers. */
export function isAllowed(story: RecipientStory, act: LetterAct, actor: LetterActor, given: LetterCircumstances): boolean {
  try {
    decideLetter(story, act, actor, given)
    return true
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}
