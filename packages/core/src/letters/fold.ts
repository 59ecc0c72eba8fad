import type { Day } from '../kernel/time.ts'
import type { Addressed, LetterEntry } from './entries.ts'
import type { LetterAnswer, LetterObjection, LetterRecipient } from './letter.ts'

/** Everything that happened at one recipient of a letter. */
export interface RecipientStory {
  recipient: LetterRecipient
  /** The items that it answers for. */
  items: readonly string[]
  /** Of every item, every round, in their order. */
  answers: readonly LetterAnswer[]
  objections: readonly LetterObjection[]
}

/** How a recipient begins, on the day on which the letter is addressed to it. */
export function addressed({ items, ...recipient }: Addressed, addressedOn: Day, replaces: string | null): LetterRecipient {
  return {
    ...recipient, addressedOn, state: 'delivered', replaces, signedBy: null, signedAt: null, sentBackReason: '',
    extensionAsked: null, extensionReason: '', extensions: 0, urged: 0, urgedOn: null,
    owed: items, submitted: 0, confirmed: 0, deferred: 0, lifted: 0, objecting: 0, nextOn: recipient.dueOn, answeredAt: null,
  }
}

/** Where an item stands at a recipient. */
export type TaskStanding = 'owed' | 'submitted' | 'confirmed' | 'deferred' | 'lifted'

/** What of answers and objections says where an item stands. */
export type AnswerSoFar = Pick<LetterAnswer, 'item' | 'outcome' | 'state'>
export type ObjectionSoFar = Pick<LetterObjection, 'item' | 'isUpheld'>

/** The latest answer that is more than a word that something is under way. */
export function standingAnswer<Answer extends AnswerSoFar>(answers: readonly Answer[], item: string): Answer | undefined {
  const own = answers.filter((answer) => answer.item === item && answer.outcome !== 'under-way')
  return own[own.length - 1]
}

export function isLifted(objections: readonly ObjectionSoFar[], item: string): boolean {
  return objections.some((objection) => objection.isUpheld === true && (objection.item === null || objection.item === item))
}

export function taskStanding({ answers, objections }: { answers: readonly AnswerSoFar[]; objections: readonly ObjectionSoFar[] }, item: string): TaskStanding {
  if (isLifted(objections, item)) return 'lifted'
  const answer = standingAnswer(answers, item)
  if (!answer || answer.state === 'returned') return 'owed'
  if (answer.state !== 'confirmed') return 'submitted'
  return answer.outcome === 'deferred' ? 'deferred' : 'confirmed'
}

/**
 * The story after something has happened at the recipient.
 * @param at the instant of the entry
 * @param by whoever did it; null for the software itself
 */
export function foldLetter(story: RecipientStory, entry: LetterEntry, { at, by }: { at: string; by: string | null }): RecipientStory {
  return settled(changed(story, entry, at, by), at)
}

function changed(story: RecipientStory, { kind, payload }: LetterEntry, at: string, by: string | null): RecipientStory {
  const { recipient, answers, objections } = story
  const set = (change: Partial<LetterRecipient>): RecipientStory => ({ ...story, recipient: { ...recipient, ...change } })
  switch (kind) {
    case 'letter-signed':
      return set({ state: 'signed', signedBy: by, signedAt: at })
    case 'letter-sent-back':
      return set({ state: 'sent-back', sentBackReason: payload.reason })
    case 'letter-send-back-decided':
      return set(payload.isAccepted ? { state: 'redirected' } : { state: recipient.signedAt === null ? 'delivered' : 'signed', sentBackReason: '' })
    case 'letter-extension-asked':
      return set({ extensionAsked: payload.until, extensionReason: payload.reason })
    case 'letter-extension-decided':
      return set({
        extensionAsked: null, extensionReason: '',
        ...(payload.until === null ? {} : { dueOn: payload.until, extensions: recipient.extensions + 1 }),
      })
    case 'letter-answered': {
      const { item, answer, round, outcome, text, lookAgainOn, points, sameAs, attachments = [] } = payload
      return { ...story, answers: [...answers, {
        id: answer, item, round, outcome, text, lookAgainOn, points, sameAs, state: outcome === 'under-way' ? 'noted' : 'submitted',
        answeredBy: by, answeredAt: at, decidedBy: null, decidedAt: null, decision: '', attachments,
      }] }
    }
    case 'letter-answer-decided':
      return { ...story, answers: answers.map((answer) => (answer.id === payload.answer
        ? { ...answer, state: payload.isConfirmed ? 'confirmed' as const : 'returned' as const, decidedBy: by, decidedAt: at, decision: payload.reason } : answer)) }
    case 'letter-objected':
      return { ...story, objections: [...objections, {
        id: payload.objection, item: payload.item, reason: payload.reason, raisedBy: by, raisedAt: at, isUpheld: null, opinion: '', examinedBy: null, examinedAt: null,
      }] }
    case 'letter-objection-examined':
      return { ...story, objections: objections.map((objection) => (objection.id === payload.objection
        ? { ...objection, isUpheld: payload.isUpheld, opinion: payload.reason, examinedBy: by, examinedAt: at } : objection)) }
    case 'letter-urged':
      return set({ urged: recipient.urged + 1, urgedOn: payload.day })
  }
}

/** Counts where the items stand, and until when something is to be answered. */
function settled(story: RecipientStory, at: string): RecipientStory {
  const { recipient, items, answers } = story
  const standings = items.map((item) => [item, taskStanding(story, item)] as const)
  const count = (asked: TaskStanding) => standings.filter(([, standing]) => standing === asked).length
  const [owed, submitted, confirmed, deferred, lifted] = [count('owed'), count('submitted'), count('confirmed'), count('deferred'), count('lifted')]
  const days = standings.flatMap(([item, standing]) => (standing === 'deferred' ? standingAnswer(answers, item)?.lookAgainOn ?? [] : []))
  const isLeft = recipient.state === 'redirected'
  const nextOn = owed > 0 ? recipient.dueOn : days.sort()[0] ?? recipient.nextOn
  const answeredAt = !isLeft && owed + deferred > 0 ? null : recipient.answeredAt ?? at
  const state = !isLeft && owed + submitted + deferred === 0 ? 'done' : recipient.state
  const objecting = story.objections.filter(({ isUpheld }) => isUpheld === null).length
  return { ...story, recipient: { ...recipient, owed, submitted, confirmed, deferred, lifted, objecting, nextOn, answeredAt, state } }
}
