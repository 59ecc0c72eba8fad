import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findAgain } from './same-member.ts'

const home = 'household-1'
const person = (id: string, number: string, name: string, birthDate: string | null, documentNumber: string | null, household = home) =>
  ({ id, number, name, birthDate, documentNumber, household })
const told = ({ number, name, birthDate, documentNumber, household }: ReturnType<typeof person>) =>
  ({ number, name, birthDate, documentNumber, household })

const father = person('father', '1', '石大山', '1970-03-05', '431999197003050011')
const elder = person('elder', '2', '石春', '1995-01-01', null)
const younger = person('younger', '3', '石秋', '1995-01-01', null)

describe('who is found again in a household', () => {
  it('by document number, also where a disability card goes on after it, and in another household of the same import', () => {
    const changed = { ...told(father), number: '9', name: '石大三', birthDate: '1971-03-05', documentNumber: '43199919700305001143' }
    expect(findAgain([father], [changed])).toEqual(['father'])
    expect(findAgain([father], [{ ...changed, household: 'household-2' }])).toEqual(['father'])
  })

  it('by name and birth where the household is numbered anew after somebody has left it', () => {
    expect(findAgain([father, elder, younger], [told(father), { ...told(younger), number: '2' }])).toEqual(['father', 'younger'])
  })

  it('by number where a name or a day of birth was put right, but not both', () => {
    expect(findAgain([elder], [{ ...told(elder), name: '石春生' }])).toEqual(['elder'])
    expect(findAgain([elder], [{ ...told(elder), birthDate: '1996-01-01' }])).toEqual(['elder'])
    expect(findAgain([elder], [{ ...told(elder), name: '杨小梅', birthDate: '1999-01-01' }])).toEqual([null])
  })

  it('never in another household without a document, and nobody twice', () => {
    expect(findAgain([elder], [{ ...told(elder), household: 'household-2' }])).toEqual([null])
    expect(findAgain([elder], [told(elder), told(elder)])).toEqual(['elder', null])
  })

  it('everybody, whatever the order, where nothing has changed', () => {
    fc.assert(fc.property(fc.shuffledSubarray([father, elder, younger], { minLength: 3 }), (shuffled) => {
      expect(findAgain([father, elder, younger], shuffled.map(told))).toEqual(shuffled.map(({ id }) => id))
    }))
  })
})
