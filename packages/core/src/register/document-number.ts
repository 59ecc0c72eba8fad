import type { Day } from '../kernel/time.ts'
import { Day as DayShape } from '../kernel/time.ts'
import type { CellReason } from '../kernel/cell.ts'
import { isCalculated } from '../kernel/cell.ts'
import type { Sex } from './household.ts'

/** GB 11643-1999: the weights of the first 17 digits, and the check character for each remainder modulo 11. */
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const
const checkCharacters = '10X98765432'

/** What an ID number says about its holder. */
export interface DocumentFacts {
  /** The citizen's number itself: a disability card's number begins with it. */
  identity: string
  birthDate: Day
  sex: Sex
  /** Kind 1–7 and grade 1–4 of a disability card; null for an identity card. */
  disability: { kind: number; grade: number } | null
}

export function checkCharacter(first17: string): string {
  const sum = weights.reduce((total, weight, index) => total + weight * (first17.charCodeAt(index) - 48), 0)
  return checkCharacters.charAt(sum % 11)
}

/**
 * Reads a 证件号码: 18 characters (identity card), 20 (disability card: kind and grade follow) or 22 (a card issued
 * again: two more characters).
 * A spreadsheet keeps 15 digits of a number, so a damaged one ends in zeros. One in eleven of those passes the check
 * digit by chance: where a workbook has damaged numbers, `suspectDamage` refuses every number that ends so.
 * @param number upper case, without spaces
 */
export function readDocumentNumber(number: string, suspectDamage = false): DocumentFacts | { reason: CellReason } {
  if (isCalculated(number)) return { reason: 'document-damaged' }
  if (!/^[0-9A-Z]*$/.test(number)) return { reason: 'document-characters' }
  if (![18, 20, 22].includes(number.length)) return { reason: 'document-length' }
  const identity = number.slice(0, 18)
  if (!/^\d{17}[\dX]$/.test(identity)) return { reason: 'document-characters' }
  const endsInZeros = identity.endsWith('000')
  if (checkCharacter(identity) !== identity[17]) {
    return { reason: endsInZeros ? 'document-damaged' : 'document-check-digit' }
  }
  if (endsInZeros && suspectDamage) return { reason: 'document-damaged' }
  const birthDate = `${identity.slice(6, 10)}-${identity.slice(10, 12)}-${identity.slice(12, 14)}`
  if (!DayShape.safeParse(birthDate).success) return { reason: 'document-birth-date' }
  const disability = number.length === 18 ? null : { kind: Number(number[18]), grade: Number(number[19]) }
  if (disability && !(inRange(disability.kind, 7) && inRange(disability.grade, 4))) return { reason: 'document-disability' }
  return { identity, birthDate, sex: Number(identity[16]) % 2 === 1 ? 'male' : 'female', disability }
}

/** The citizen's number that two documents of one person share. */
export function identityOf(documentNumber: string): string {
  return documentNumber.slice(0, 18)
}

function inRange(digit: number, most: number): boolean {
  return digit >= 1 && digit <= most
}
