import { describe, expect, it } from 'vitest'
import { capabilities } from './capabilities.ts'
import { menuPathOf } from './menu.ts'
import { routes } from './routes.ts'

const entries = new Set(capabilities.flatMap(({ pages = [] }) => pages).filter(({ menu }) => menu !== undefined).map(({ path }) => path))

describe('the menu', () => {
  it('keeps an entry lit on every page of a capability that has one', () => {
    for (const capability of capabilities) {
      const { name, pages = [] } = capability
      if (!pages.some(({ menu }) => menu !== undefined)) continue
      for (const page of pages) {
        const lit = menuPathOf(capability, page)
        expect([name, page.path, lit === null ? page.under : entries.has(lit)]).toEqual([name, page.path, lit === null ? null : true])
      }
    }
  })

  it('lights the entry that a page is reached from: its own, the one whose path it begins with, or its capability’s', () => {
    const lit = new Map(routes.flatMap(({ children = [] }) => children).map(({ path, meta }) => [path, meta?.menuPath]))
    for (const [path, entry] of [
      ['duty', 'duty'], ['duty/:id', 'duty'], ['duty-leave', 'duty'], ['ladder-steps/:id', 'ladder'], ['own-checks', 'own-check-balances'],
      ['meeting-decisions/:id', 'meetings'], ['households/:id', 'households'], ['rounds/:round/assignments', 'rounds'], ['account', null],
    ] as const) expect([path, lit.get(path)]).toEqual([path, entry])
  })
})
