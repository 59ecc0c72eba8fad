import type { LetterAct, LetterActName, LetterAttachment } from '@lookback/core/letters'

/** Something that is going to be done about a letter, as it is asked for. */
export interface AskedAct {
  act: LetterActName
  recipient: string
  item: string | null
  objection: string | null
  /** What it is about, in words. */
  about: string
  /** The day that was asked for, of an extension. */
  until: string | null
}

/** What is filled in for an act. */
export interface ActFields {
  text: string
  day: string | null
  outcome: 'done' | 'under-way' | 'deferred'
  isYes: boolean
  /** `unit:…` or `person:…`, of whoever gets it instead. */
  replacement: string | null
  attachments: LetterAttachment[]
}

/** The parts of the form that an act needs. */
export const actParts: Readonly<Record<LetterActName, { text: boolean; day: boolean; choice: 'outcome' | 'yes' | null; replacement: boolean }>> = {
  sign: { text: false, day: false, choice: null, replacement: false },
  'send-back': { text: true, day: false, choice: null, replacement: false },
  'decide-send-back': { text: true, day: false, choice: 'yes', replacement: true },
  'ask-extension': { text: true, day: true, choice: null, replacement: false },
  'decide-extension': { text: true, day: true, choice: 'yes', replacement: false },
  answer: { text: true, day: true, choice: 'outcome', replacement: false },
  'decide-answer': { text: true, day: false, choice: null, replacement: false },
  object: { text: true, day: false, choice: null, replacement: false },
  examine: { text: true, day: false, choice: 'yes', replacement: false },
}

/** The act, once everything that it needs is filled in; null before. The rules themselves are asked by the county. */
export function readyAct({ act, item, objection }: AskedAct, { text, day, outcome, isYes, replacement, attachments }: ActFields, newId: string): LetterAct | null {
  const reason = text.trim()
  switch (act) {
    case 'sign':
      return { act }
    case 'send-back':
    case 'object':
      return reason.length < 2 ? null : act === 'object' ? { act, item, reason } : { act, reason }
    case 'decide-send-back':
      if (isYes ? replacement === null : reason.length < 2) return null
      return { act, isAccepted: isYes, reason, replacement: isYes && replacement !== null ? { id: newId, ...partyOf(replacement) } : null }
    case 'ask-extension':
      return day === null || reason.length < 2 ? null : { act, until: day, reason }
    case 'decide-extension':
      if (isYes ? day === null : reason.length < 2) return null
      return { act, until: isYes ? day : null, reason }
    case 'answer':
      if (item === null || reason.length < 2 || (outcome === 'deferred' && day === null)) return null
      return { act, item, outcome, text: reason, lookAgainOn: outcome === 'deferred' ? day : null, attachments }
    case 'decide-answer':
      return item === null || reason.length < 2 ? null : { act, item, isConfirmed: false, reason }
    case 'examine':
      return objection === null || reason.length < 2 ? null : { act, objection, isUpheld: isYes, reason }
  }
}

/** A unit or a person, as it is chosen in a list of both. */
export function partyOf(chosen: string): { unit: string | null; person: string | null } {
  const [kind = '', ...rest] = chosen.split(':')
  const value = rest.join(':')
  return kind === 'person' ? { unit: null, person: value } : { unit: value, person: null }
}
