import { characterReadings, FIRST_CHARACTER, FIRST_SYLLABLE, surnameReadings, syllables } from './table.gen.ts'

const known = syllables.split(' ')
const surnames = new Map(surnameReadings.split(',').map((surname) => {
  const [characters = '', ...read] = surname.split(' ')
  return [characters, read] as const
}))

/** What surnames begin with that are read otherwise: few names do. */
const surnameBegins = new Set([...surnames.keys()].map((characters) => characters.charCodeAt(0)))

/**
 * How a name is read, syllable by syllable, without tones: 杨秀英 → `yang xiu ying`, ü as `v`. A surname is read as a surname: 单 is
 * `shan`, 解 is `xie`, 尉迟 `yu chi`. Of letters and digits each stands for itself; signs, and characters that no table has, are left out.
 */
export function syllablesOf(name: string): readonly string[] {
  const surname = surnameBegins.has(name.charCodeAt(0)) ? surnames.get(name.slice(0, 2)) ?? surnames.get(name.slice(0, 1)) : undefined
  const read = surname ? [...surname] : []
  for (let at = read.length; at < name.length; at += 1) {
    const one = readingOf(name, at)
    if (one !== '') read.push(one)
  }
  return read
}

/** The initials of how a name is read: 杨秀英 → `yxy`. */
export function initialsOf(name: string): string {
  return syllablesOf(name).map((syllable) => syllable.charAt(0)).join('')
}

function readingOf(name: string, at: number): string {
  const place = characterReadings.charCodeAt(name.charCodeAt(at) - FIRST_CHARACTER)
  // Outside of the table there is nothing at that place.
  return known[place - FIRST_SYLLABLE] ?? latin(name.charAt(at))
}

function latin(character: string): string {
  return /[a-z0-9]/i.test(character) ? character.toLowerCase() : ''
}
