import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const field = path.join(import.meta.dirname, '..')
/** The choice of the size shows each size as it is. */
const shows = 'ui/SightChoice.vue'

describe('the letters of the phone', () => {
  it('grow with the size that is chosen, on every page', () => {
    const files = readdirSync(field, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(vue|css)$/.test(file) && file !== shows)
    const fixed = files.flatMap((file) => [...readFileSync(path.join(field, file), 'utf8').matchAll(/font(?:-size)?:[^;]*?\b\d+px/g)].map(([rule]) => `${file}: ${rule}`))
    expect(files.length).toBeGreaterThan(50)
    expect(fixed).toEqual([])
  })
})
