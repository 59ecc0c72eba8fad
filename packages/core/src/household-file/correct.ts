import type { Correctable } from './correctable.ts'
import type { CellIssue, CellReason, ReasonDetails } from '../kernel/cell.ts'
import type { CellReading, Household, Member, ReadingContext } from '../register/index.ts'
import { columns, correctedIn, headRelation, readCell, readDocument, withCorrected } from '../register/index.ts'

/** A household with one thing put right, and what stood there before and stands there now, as text. */
export interface Corrected {
  household: Household
  before: string | null
  after: string | null
}

/**
 * Puts one thing of a member right. An ID number says birth date and sex, so they follow it; nothing may be said against it.
 * @param text as somebody writes it; empty where there is nothing
 * @returns what is wrong with the text, where something is
 */
export function correct(household: Household, member: Member, what: Correctable, text: string, context: ReadingContext): Corrected | CellIssue {
  const wrong = (reason: CellReason, details: ReasonDetails = {}): CellIssue => ({ row: 0, column: what, reason, details })
  const reading = readText(what, text, context)
  if ('reason' in reading) return wrong(reading.reason, reading.details)
  const after = 'value' in reading ? String(reading.value) : null
  if (after === null && (what === 'name' || what === 'sex')) return wrong('required')
  if (what === 'phone') return { household: { ...household, phone: after }, before: household.phone, after }
  const next = withCorrected(member, what, after)
  const read = next.documentNumber === null ? null : readDocument(next.documentNumber, next.documentKind, false)
  if (what === 'documentNumber' && read && 'reason' in read) return wrong(read.reason, read.details)
  // A number that was registered wrong says nothing against what is put right before it is.
  const facts = read && !('reason' in read) ? read : null
  const followed = what === 'documentNumber' && facts ? { ...next, birthDate: facts.birthDate ?? next.birthDate, sex: facts.sex ?? next.sex } : next
  if (facts?.sex && facts.sex !== followed.sex) return wrong('sex-differs')
  if (facts?.birthDate && facts.birthDate !== followed.birthDate) return wrong('birth-date-differs', { value: followed.birthDate ?? '', document: facts.birthDate })
  const isHead = member.relation === headRelation
  return {
    household: {
      ...household, headName: isHead ? followed.name : household.headName,
      members: household.members.map((one) => (one.number === member.number ? followed : one)),
    },
    before: correctedIn(member, what), after,
  }
}

function readText(what: Correctable, text: string, context: ReadingContext): CellReading {
  const column = columns.find(({ key, of }) => key === what && (of === 'household') === (what === 'phone'))
  if (!column) throw new Error(`no column ${what}`)
  return text.trim() === '' ? { empty: true } : readCell(column, { kind: 'text', text }, context)
}
