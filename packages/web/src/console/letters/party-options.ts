import type { getLetterFrame } from '@lookback/core/letters'
import type { z } from 'zod'

/** To whom a letter can go, as the options of one list: leaders first, then units. */
export function partyOptions({ people, units }: Pick<z.output<typeof getLetterFrame.reply>, 'people' | 'units'>): { value: string; label: string }[] {
  return [
    ...people.map(({ person, name, title }) => ({ value: `person:${person}`, label: title === name ? name : `${name} ${title}` })),
    ...units.map(({ code, name }) => ({ value: `unit:${code}`, label: name })),
  ]
}
