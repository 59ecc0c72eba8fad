import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { askedOnce } from './request.ts'

describe('a request that may be sent again', () => {
  it('is the same one as long as it says the same, and another once it says something else or is asked anew', () => {
    fc.assert(fc.property(fc.array(fc.record({ text: fc.constantFrom('好', '不好', ''), isAnew: fc.boolean() }), { minLength: 1 }), (presses) => {
      const request = askedOnce()
      let before: { id: string; text: string } | null = null
      const all = new Set<string>()
      for (const { text, isAnew } of presses) {
        if (isAnew) request.anew()
        const id = request.of({ act: 'answer', text })
        const isSame = !isAnew && before?.text === text
        expect(id === before?.id).toBe(isSame)
        expect(all.has(id)).toBe(isSame)
        all.add(id)
        before = { id, text }
      }
    }))
  })
})
