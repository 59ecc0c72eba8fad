import { coversRegion } from '@lookback/core/access'
import type { LetterActor, LetterRecipient } from '@lookback/core/letters'
import type { Permission } from '@lookback/core/kernel'
import type { WorkHolder } from '../kit/work.ts'

/** A unit and where it is: only whoever sits in it there stands for it, and not who was sent from it into a village. */
export interface Seat {
  unit: string
  region: string
}

/** Somebody to whom letters are shown: by name, by the own units, and by the places that the own posts look after whatever the department. */
export interface LetterReader {
  county: string
  person: string
  seats: readonly Seat[]
  areas: readonly string[]
}

export function readerOf(holder: WorkHolder): LetterReader {
  const posts = holder.posts.filter(({ permissions }) => permissions.includes('letters:read'))
  return {
    county: holder.county, person: holder.person, seats: seatsOf(holder, 'letters:read'),
    areas: posts.flatMap(({ region, department }) => (department === null ? [region] : [])),
  }
}

/** Whether letters are for somebody at all, also those by name. */
export function readsLetters({ posts }: WorkHolder): boolean {
  return posts.some(({ permissions }) => permissions.includes('letters:read'))
}

/** The units for which somebody may do something. */
export function seatsOf({ posts }: WorkHolder, permission: Permission): Seat[] {
  return posts.filter(({ permissions }) => permissions.includes(permission)).map(({ unit, region }) => ({ unit, region }))
}

/** The areas in which somebody examines objections. */
export function examinedAreas({ posts }: WorkHolder): string[] {
  return posts.filter(({ permissions, department }) => permissions.includes('letters:examine') && department === null).map(({ region }) => region)
}

export function isSeatOf(seats: readonly Seat[], unit: string | null, region: string): boolean {
  return seats.some((seat) => seat.unit === unit && seat.region === region)
}

/** As whom somebody acts on a letter at one of its recipients. */
export function letterActor(
  holder: WorkHolder, letter: { issuer: string; region: string }, { unit, person, region }: Pick<LetterRecipient, 'unit' | 'person' | 'region'>,
): LetterActor {
  return {
    person: holder.person,
    isRecipient: person === holder.person || isSeatOf(seatsOf(holder, 'letters:answer'), unit, region),
    isIssuer: isSeatOf(seatsOf(holder, 'letters:issue'), letter.issuer, letter.region),
    mayExamine: coversRegion({ grants: examinedAreas(holder).map((area) => ({ region: area, department: null })) }, region),
  }
}
