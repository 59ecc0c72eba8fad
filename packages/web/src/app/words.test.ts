import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { loadWords } from '@lookback/core/capabilities'
import { locales } from '@lookback/core/kernel'
import { describe, expect, it } from 'vitest'
import { filterFields } from '../console/register/filter-fields.ts'
import { field as englishField } from '../field/words/en.ts'
import { field as chineseField } from '../field/words/zh-CN.ts'
import { consoleWords } from './languages.ts'

const folder = path.join(import.meta.dirname, '..')
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(vue|ts)$/.test(name) && !name.includes('words'))

const texts = files.map((name) => readFileSync(path.join(folder, name), 'utf8'))

/** Keys in quotes (`app.retry`) and the fixed beginnings of those put together (`term.state.`). */
function usedKeys(groups: readonly string[]): Set<string> {
  const pattern = new RegExp(`['\`]((?:${groups.join('|')})\\.[A-Za-z.-]+)(?:['\`]|\\$\\{)`, 'g')
  return new Set(texts.flatMap((text) => [...text.matchAll(pattern)].map(([, key]) => key ?? '')))
}

/** The places of all sentences in a tree of words. */
function placesIn(words: object, above: string): string[] {
  return Object.entries(words).flatMap(([name, inner]: [string, unknown]) => {
    const place = above === '' ? name : `${above}.${name}`
    return typeof inner === 'object' && inner !== null ? placesIn(inner, place) : [place]
  })
}

function lookUp(words: unknown, key: string): unknown {
  const parts = key.split('.').filter((part) => part !== '')
  return parts.reduce<unknown>((found, part) => (found as Record<string, unknown> | undefined)?.[part], words)
}

describe('the words of console and phone', () => {
  it.each(locales)('has every word that a page asks for in %s', async (locale) => {
    const words = {
      ...(await consoleWords(locale)), field: locale === 'en' ? englishField : chineseField, term: (await loadWords(locale)).term,
    }
    const used = usedKeys(Object.keys(words))
    expect(used.size).toBeGreaterThan(200)
    const missing = [...used].filter((key) =>
      typeof lookUp(words, key) !== (key.endsWith('.') ? 'object' : 'string'))
    expect(missing).toEqual([])
    expect(filterFields.filter((field) => typeof lookUp(words, `comparison.filterBy.${field}`) !== 'string')).toEqual([])
  })

  it('has no word that no page asks for', async () => {
    const words = Object.fromEntries(Object.entries(await consoleWords('zh-CN')).filter(([name]) => name !== 'figure'))
    const used = usedKeys(Object.keys(words))
    const beginnings = texts.flatMap((text) => [...text.matchAll(/`([A-Za-z]+\.[A-Za-z.-]*)\$\{/g)].map(([, key]) => key ?? ''))
    expect(placesIn(words, '').filter((place) => !used.has(place) && !beginnings.some((beginning) => place.startsWith(beginning)))).toEqual([])
  })
})
