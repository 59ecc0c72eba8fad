import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isCalculated } from '../kernel/cell.ts'
import { checkCharacter, identityOf, readDocumentNumber } from './document-number.ts'

const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2020-05-07'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
/** Valid citizens' numbers with the birth date and the sequence that they were made of. */
const citizen = fc.tuple(fc.integer({ min: 110_101, max: 659_001 }), day, fc.integer({ min: 1, max: 999 }))
  .map(([area, birthDate, sequence]) => {
    const first17 = `${area}${birthDate.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`
    return { number: first17 + checkCharacter(first17), birthDate, sequence }
  })

describe('an ID number', () => {
  it('of the standard’s own example is valid', () => {
    expect(readDocumentNumber('11010519491231002X')).toEqual({
      identity: '11010519491231002X', birthDate: '1949-12-31', sex: 'female', disability: null,
    })
  })

  it('says birth date and sex, also with kind and grade of a disability behind it', () => {
    fc.assert(fc.property(citizen, fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 4 }), (made, kind, grade) => {
      const sex = made.sequence % 2 === 1 ? 'male' : 'female'
      const facts = { identity: made.number, birthDate: made.birthDate, sex }
      expect(readDocumentNumber(made.number)).toEqual({ ...facts, disability: null })
      for (const card of [`${made.number}${kind}${grade}`, `${made.number}${kind}${grade}B1`]) {
        expect(readDocumentNumber(card)).toEqual({ ...facts, disability: { kind, grade } })
        expect(identityOf(card)).toBe(made.number)
      }
    }))
  })

  it('is refused with any one digit changed, and with any two neighbours exchanged', () => {
    fc.assert(fc.property(citizen, fc.nat(16), fc.integer({ min: 1, max: 9 }), ({ number }, place, shift) => {
      const digit = (Number(number[place]) + shift) % 10
      expect(readDocumentNumber(number.slice(0, place) + String(digit) + number.slice(place + 1))).toHaveProperty('reason')
      const exchanged = number.slice(0, place) + (number[place + 1] ?? '') + (number[place] ?? '') + number.slice(place + 2)
      if (exchanged !== number) expect(readDocumentNumber(exchanged)).toHaveProperty('reason')
    }))
  })

  it('that a spreadsheet has cut to 15 digits never passes where others are damaged', () => {
    fc.assert(fc.property(citizen, ({ number }) => {
      const cut = `${number.slice(0, 15)}000`
      expect(readDocumentNumber(cut, true)).toEqual({ reason: 'document-damaged' })
      expect(readDocumentNumber(Number(number.replace('X', '0')).toExponential(5).toUpperCase())).toEqual({ reason: 'document-damaged' })
    }))
  })

  it('that really ends in 000 passes where nothing else is damaged', () => {
    const first17 = '43199919700305100'.slice(0, 15)
    const numbers = Array.from({ length: 10 }, (_, area) => `4319${area}${first17.slice(5)}00`)
    const real = numbers.find((one) => checkCharacter(one) === '0')
    expect(real && readDocumentNumber(`${real}0`)).toMatchObject({ birthDate: '1970-03-05' })
    expect(readDocumentNumber(`${real ?? ''}0`, true)).toEqual({ reason: 'document-damaged' })
  })

  it.each([
    ['4319991970030500', 'document-length'],
    ['43199919700305001!', 'document-characters'],
    ['A31999197003050013', 'document-characters'],
  ])('%s is refused: %s', (number, reason) => expect(readDocumentNumber(number)).toEqual({ reason }))

  it('of a day that never was, or of no known disability, is refused', () => {
    const never = '43199919700230001'
    expect(readDocumentNumber(never + checkCharacter(never))).toEqual({ reason: 'document-birth-date' })
    expect(readDocumentNumber('11010519491231002X91')).toEqual({ reason: 'document-disability' })
  })

  it.each(['4.31999E+17', '4E17', '431999197003050000.0'])('%s has been calculated with', (text) =>
    expect(isCalculated(text)).toBe(true))
})
