import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maskDocumentNumber, maskPhone } from './mask.ts'

describe('masks', () => {
  it('look as offices know them', () => {
    expect(maskPhone('13812341234')).toBe('138****1234')
    expect(maskDocumentNumber('350101199001011123')).toBe('35*************123')
  })

  it('show at most seven characters and keep the length of an ID number', () => {
    fc.assert(fc.property(fc.stringMatching(/^[0-9X]{1,24}$/), (number) => {
      const masked = maskDocumentNumber(number)
      expect(masked).toHaveLength(number.length)
      expect(masked.replaceAll('*', '').length).toBeLessThanOrEqual(5)
      expect(maskPhone(number).replaceAll('*', '').length).toBeLessThanOrEqual(7)
    }))
  })
})
