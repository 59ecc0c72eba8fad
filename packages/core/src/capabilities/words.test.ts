import { describe, expect, it } from 'vitest'
import type { EntryDeclaration } from '../kernel/entry.ts'
import type { RefusalCode } from '../kernel/refusal.ts'
import { localeFrom } from '../kernel/words.ts'
import { refusalSentence } from '../words/index.ts'
import type { EntryKind } from './entries.ts'
import { entries } from './entries.ts'
import { refusalStatus } from './refusals.ts'
import { loadWords } from './words.ts'

describe('refusals in words', () => {
  it('name the same details in both languages', async () => {
    const [chinese, english] = await Promise.all([loadWords('zh-CN'), loadWords('en')])
    const named = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort()
    for (const code of Object.keys(refusalStatus) as RefusalCode[]) {
      expect(named(english.refusal[code]), code).toEqual(named(chinese.refusal[code]))
    }
  })

  it('tell states and actions in the users’ words', () => {
    const details = { state: 'found', action: 'accept', allowed: ['dispatch', 'report'] }
    expect(refusalSentence('action-not-allowed', details, 'zh-CN'))
      .toBe('问题现在是“待交办”，不能验收销号。现在可以：交办、报告整改。')
  })

  it('are Chinese unless English is asked for first', () => {
    expect(localeFrom('en-GB,en;q=0.9')).toBe('en')
    expect(localeFrom('zh-CN,zh;q=0.9,en;q=0.8')).toBe('zh-CN')
    expect(localeFrom(undefined)).toBe('zh-CN')
  })
})

describe('entries in words', () => {
  it('name details of their payload, the same in both languages, and codes by what they refer to', async () => {
    const [chinese, english] = await Promise.all([loadWords('zh-CN'), loadWords('en')])
    const named = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort()
    for (const kind of Object.keys(entries) as EntryKind[]) {
      const { payload, details = {} } = entries[kind] as EntryDeclaration
      const inChinese = named(chinese.entry[kind].sentence)
      expect(named(english.entry[kind].sentence), kind).toEqual(inChinese)
      expect(Object.keys(payload.shape), kind).toEqual(expect.arrayContaining(inChinese))
      for (const told of Object.values(details)) {
        if (typeof told === 'object') expect(chinese.term, kind).toHaveProperty(told.term)
      }
    }
  })
})
