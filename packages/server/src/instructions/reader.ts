import type { WorkHolder } from '../kit/work.ts'

/** Somebody to whom instructions are shown: those written by oneself or naming oneself; the whole county's office sees all. */
export interface InstructionReader {
  county: string
  person: string
  seesAll: boolean
}

export function readerOf({ county, person, posts }: WorkHolder): InstructionReader {
  return { county, person, seesAll: posts.some(({ permissions, region, department }) => permissions.includes('instructions:oversee') && region === county && department === null) }
}
