import { describe, expect, it } from 'vitest'
import { isPlatePattern, numberOnPlate } from './door-plate.ts'

const pattern = 'https://plates.example.gov.cn/h/{number}?v=1'

describe('the code of a door plate', () => {
  it.each([
    ['431999101201001', '', '431999101201001'], [' 431999101201001\n', '', '431999101201001'], ['https://plates.example.gov.cn/h/0017?v=1', pattern, '0017'],
    // A county that has changed its plates still has the old ones on its doors.
    ['0017', pattern, '0017'],
  ])('%s by the pattern %s is of household %s', (code, by, number) => expect(numberOnPlate(code, by)).toBe(number))

  it.each([['https://plates.example.gov.cn/h/0017', ''], ['https://other.example/h/0017?v=1', pattern], ['https://plates.example.gov.cn/h/?v=1', pattern], ['', ''], ['微信名片', '']])(
    '%s by the pattern %s is none', (code, by) => expect(numberOnPlate(code, by)).toBeNull())

  it('has the number in one place', () => {
    expect(['', '{number}', pattern, 'https://a', '{number}{number}'].map(isPlatePattern)).toEqual([true, true, true, false, false])
  })
})
