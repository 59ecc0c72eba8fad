import { checkCharacter } from '@lookback/core/register'
import type { Sex } from '@lookback/core/register'
import { county } from '../county.ts'

/** Hands out ID numbers of the invented county: within a birth date in order, odd for males and even for females. */
export class IdentityCards {
  readonly #given = new Map<string, number>()

  next(birthDate: string, sex: Sex): string {
    const key = `${birthDate}${sex}`
    const order = this.#given.get(key) ?? 0
    if (order >= 499) throw new Error(`no ID number left for ${key}`)
    this.#given.set(key, order + 1)
    const serial = String(order * 2 + (sex === 'male' ? 1 : 2)).padStart(3, '0')
    const first17 = `${county.code}${birthDate.replaceAll('-', '')}${serial}`
    return first17 + checkCharacter(first17)
  }
}
