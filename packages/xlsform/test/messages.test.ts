import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { en } from '../src/messages/en.ts'
import { zhCN } from '../src/messages/zh-CN.ts'

function placeholders(text: string): string[] {
  return [...text.matchAll(/(?<!\$)\{(\w+)\}/g)].map(match => match[1] ?? '')
}
const source = join(import.meta.dirname, '../src')

test('every problem is worded in both languages with the same parts', () => {
  for (const [code, text] of Object.entries(en)) {
    const chinese = zhCN[code as keyof typeof en]
    expect(new Set(placeholders(chinese)), code).toEqual(new Set(placeholders(text)))
  }
})

test('every problem says what to do about it', () => {
  const ruled = ['audit-age']
  const silent = Object.entries(zhCN).filter(([code, text]) => !ruled.includes(code) && !/请|必须|只能|是否应为|都?要写|要用|可用|只用/.test(text))
  expect(silent.map(([code]) => code)).toEqual([])
})

test('every problem that is worded can occur', () => {
  const code = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts') && !name.includes('messages'))
    .map(name => readFileSync(join(source, name), 'utf8'))
    .join('\n')
  expect(Object.keys(en).filter(name => !code.includes(`'${name}'`))).toEqual([])
})
