import { describe, expect, it } from 'vitest'
import { refusalStatus } from '../refusal.ts'
import { refusals as english } from './en/refusals.ts'
import { localeFrom, refusalSentence } from './index.ts'
import { refusals as chinese } from './zh-CN/refusals.ts'

describe('refusals in words', () => {
  it('name the same details in both languages', () => {
    const named = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort()
    for (const code of Object.keys(refusalStatus) as (keyof typeof refusalStatus)[]) {
      expect(named(english[code]), code).toEqual(named(chinese[code]))
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
