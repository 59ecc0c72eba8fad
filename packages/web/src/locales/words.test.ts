import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { locales } from '@lookback/core/kernel'
import { termsIn } from '@lookback/core/words'
import { describe, expect, it } from 'vitest'
import { messages as englishField } from './en/field-bundle.ts'
import { bundle as english } from './en/index.ts'
import { messages as chineseField } from './zh-CN/field-bundle.ts'
import { bundle as chinese } from './zh-CN/index.ts'

const folder = path.join(import.meta.dirname, '..')
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(vue|ts)$/.test(name) && !name.startsWith('locales'))

/** Keys in quotes (`app.retry`) and the fixed beginnings of those put together (`term.state.`). */
function usedKeys(): Set<string> {
  const groups = Object.keys({ ...chinese.messages, ...chineseField, term: {} }).join('|')
  const pattern = new RegExp(`['\`]((?:${groups})\\.[A-Za-z.-]+)(?:['\`]|\\$\\{)`, 'g')
  const texts = files.map((name) => readFileSync(path.join(folder, name), 'utf8'))
  return new Set(texts.flatMap((text) => [...text.matchAll(pattern)].map(([, key]) => key ?? '')))
}

function lookUp(words: unknown, key: string): unknown {
  const parts = key.split('.').filter((part) => part !== '')
  return parts.reduce<unknown>((found, part) => (found as Record<string, unknown> | undefined)?.[part], words)
}

describe('the words of console and phone', () => {
  it.each(locales)('has every word that a page asks for in %s', (locale) => {
    const words = {
      ...(locale === 'en' ? english : chinese).messages, ...(locale === 'en' ? englishField : chineseField), term: termsIn(locale),
    }
    const used = usedKeys()
    expect(used.size).toBeGreaterThan(200)
    const missing = [...used].filter((key) =>
      typeof lookUp(words, key) !== (key.endsWith('.') ? 'object' : 'string'))
    expect(missing).toEqual([])
  })
})
