import { describe, expect, it } from 'vitest'
import { locales } from '@lookback/core/kernel'
import { refusalSentence, termsIn } from '@lookback/core/words'
import { z } from 'zod'
import { routes } from '../routes.ts'

interface Said {
  properties?: Readonly<Record<string, Said>>
  [part: string]: unknown
}

/** The names of all fields in a schema, however deep. */
function fieldsIn(schema: unknown): string[] {
  if (schema === null || typeof schema !== 'object') return []
  const { properties = {}, ...parts } = schema as Said
  return [...Object.keys(properties), ...[...Object.values(properties), ...Object.values(parts)].flatMap(fieldsIn)]
}

describe('what is wrong is named in the language of whoever is told', () => {
  const asked = routes.flatMap((route) => (route.kind === 'json' ? [route.endpoint.query, route.endpoint.body] : []))
  const names = new Set(asked.flatMap((schema) => (schema ? fieldsIn(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })) : [])))

  it.each(locales)('every field of every interface has a word in %s', (locale) => {
    expect(names.size).toBeGreaterThan(100)
    expect([...names].filter((name) => !(name in termsIn(locale).field))).toEqual([])
  })

  it.each([
    [['action.evidence.2.sha256', 'version'], '填写有误：文件校验码、版本。'],
    [['content'], '填写有误：内容。'],
    [['action.unheardOf'], '填写有误：办理。'],
  ])('%j', (fields, sentence) => {
    expect(refusalSentence('request-invalid', { fields }, 'zh-CN')).toBe(sentence)
  })
})
