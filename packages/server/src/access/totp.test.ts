import { describe, expect, it } from 'vitest'
import { codeAt, keyAddress, keyInLetters, stepOf, stepWithCode } from './totp.ts'

const key = Buffer.from('12345678901234567890')

describe('codes of an authenticator app', () => {
  // RFC 6238, appendix B, the last six of eight digits.
  it.each([[59, '287082'], [1_111_111_109, '081804'], [1_111_111_111, '050471'], [1_234_567_890, '005924'], [2_000_000_000, '279037'], [20_000_000_000, '353130']])(
    'at second %i it is %s', (second, code) => {
      const now = new Date(second * 1_000)
      expect(codeAt(key, stepOf(now))).toBe(code)
      expect(stepWithCode(key, code, now)).toBe(stepOf(now))
      expect(stepWithCode(key, code, new Date(now.getTime() + 30_000))).toBe(stepOf(now))
      expect(stepWithCode(key, code, new Date(now.getTime() + 90_000))).toBeNull()
    })

  it('the key is told in letters', () => {
    expect(keyInLetters(key)).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ')
    expect(keyAddress(key, '云岭县', 'office')).toContain('secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=')
  })
})
