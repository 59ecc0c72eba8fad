import type { CellReason, ReasonDetails } from '../kernel/cell.ts'
import type { Day } from '../kernel/time.ts'
import { readDocumentNumber } from './document-number.ts'
import type { Sex } from './household.ts'

/** What a document says about its holder; a passport says nothing. */
export interface HolderFacts {
  birthDate: Day | null
  /** What the birth date must end with, where the document does not say the century: `72-08-15`. */
  birthDateEnd: string | null
  sex: Sex | null
}

type DocumentReading = HolderFacts | { reason: CellReason; details?: ReasonDetails }

interface KindOfDocument {
  /** How its numbers look. */
  shape: RegExp
  /** Digits as those of GB 11643, with birth date, sex and check digit. */
  isCitizenNumber: boolean
}

/**
 * The kinds of documents by the codes of the list `document-kind`. Sources: GB 11643-1999 (citizens); the card for
 * disabled people (kind and grade, then the number of the reissue); residence permits for people of Hong Kong, Macao
 * and Taiwan since 2018 (area 81, 82, 83); permanent residence cards of 2004 (country, place, birth date, two digits) and of 2017
 * (9 in front, as GB 11643); travel permits since 1999 (H, M with the number of the reissue, 8 digits for Taiwan).
 */
const kinds: Readonly<Record<string, KindOfDocument>> = {
  'identity-card': { shape: /^[1-7]\d{16}[\dX]$/, isCitizenNumber: true },
  'disability-card': { shape: /^[1-9]\d{16}[\dX]\d{2}(?:[0-9A-Z]{2})?$/, isCitizenNumber: true },
  'residence-permit': { shape: /^8[123]\d{15}[\dX]$/, isCitizenNumber: true },
  'permanent-residence': { shape: /^(?:[A-Z]{3}\d{12}|9\d{16}[\dX])$/, isCitizenNumber: false },
  'hong-kong-macao-permit': { shape: /^[HM]\d{8}(?:\d{2})?$/, isCitizenNumber: false },
  'taiwan-permit': { shape: /^\d{8}(?:\d{2}[A-Z]?)?$/, isCitizenNumber: false },
  passport: { shape: /^(?=.*\d)[A-Z0-9]{6,12}$/, isCitizenNumber: false },
}

/**
 * Reads a 证件号码 as the kind of document that it is said to be. Without a kind it can only be a citizen's number, a
 * disability card's or a residence permit's: anything else would be a guess.
 * @param kind the code of the list `document-kind`; a code of the county's own is taken for a citizen's number
 * @param suspectDamage some other number of the workbook has been damaged by a spreadsheet program
 */
export function readDocument(number: string, kind: string | null, suspectDamage: boolean): DocumentReading {
  const known = kind === null ? null : kinds[kind] ?? null
  if (known && !known.isCitizenNumber) {
    if (!known.shape.test(number)) return { reason: 'document-kind-differs' }
    return number.length === 18 ? citizen(number, suspectDamage) : { birthDate: null, birthDateEnd: residentsBirthDate(kind, number), sex: null }
  }
  const reading = citizen(number, suspectDamage)
  if ('reason' in reading) return isOther(number) && kind === null ? { reason: 'document-kind-missing' } : reading
  return known && !known.shape.test(number) ? { reason: 'document-kind-differs' } : reading
}

function citizen(number: string, suspectDamage: boolean): DocumentReading {
  if (/^\d{15}$/.test(number)) return { reason: 'document-fifteen' }
  const facts = readDocumentNumber(number, suspectDamage)
  if ('reason' in facts) return { reason: facts.reason, details: { length: number.length } }
  return { birthDate: facts.birthDate, birthDateEnd: null, sex: facts.sex }
}

/** Whether a number looks like one of the documents that are no citizen's number. */
function isOther(number: string): boolean {
  return Object.values(kinds).some(({ shape, isCitizenNumber }) => !isCitizenNumber && /[A-Z]/.test(number.slice(0, -1)) && shape.test(number))
}

/** The birth date in a permanent residence card of 2004, `VNM 3102 720815 05`; whose century the card does not say. */
function residentsBirthDate(kind: string | null, number: string): string | null {
  if (kind !== 'permanent-residence') return null
  const [, year = '', month = '', day = ''] = /^[A-Z]{3}\d{4}(\d{2})(\d{2})(\d{2})\d{2}$/.exec(number) ?? []
  return year === '' ? null : `${year}-${month}-${day}`
}
