import { loadWords } from '@lookback/core/capabilities'
import { Refusal } from '@lookback/core/kernel'
import { beforeAll, expect, it, vi } from 'vitest'
import { CallFailure } from '../../../api/failure.ts'
import { takeFieldWords } from '../../../app/field-words.ts'
import { addWords } from '../../../app/i18n.ts'
import { app } from '../../../app/words/zh-CN.ts'
import { field } from '../../words/zh-CN.ts'
import { asPhoneFailure } from './failure.ts'

beforeAll(async () => {
  addWords({ app, field })
  takeFieldWords(await loadWords('zh-CN'))
})

it('tells a full phone from other failures, wherever the browser hides it', () => {
  const full = new DOMException('no room', 'QuotaExceededError')
  for (const error of [full, new Error('write failed', { cause: full }), Object.assign(new Error('aborted'), { inner: full })]) {
    expect(asPhoneFailure(error)).toMatchObject({ code: 'storage-full', message: field.failure.full })
  }
})

it('says a refusal of the rules in its own sentence', () => {
  expect(asPhoneFailure(new Refusal('site-check-missing')).message).not.toBe('')
  expect(asPhoneFailure(new Refusal('site-check-missing')).code).toBe('site-check-missing')
})

it('passes on what the county said, and reports what nobody can explain', () => {
  const reported = vi.fn()
  vi.stubGlobal('reportError', reported)
  const said = new CallFailure('unreachable', '连不上')
  const unknown = new Error('odd')
  expect(asPhoneFailure(said)).toBe(said)
  expect(asPhoneFailure(unknown).code).toBe('not-done')
  expect(reported.mock.calls).toEqual([[unknown]])
  vi.unstubAllGlobals()
})
