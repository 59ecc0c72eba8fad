import { expect, test } from 'vitest'
import { convert } from '../src/index.ts'
import { instanceCalls } from '../src/expressions/embedded.ts'
import { isDynamic } from '../src/expressions/dynamic.ts'

/** The calculation of `c` in a form of a question `a` and a repeat `r` of `b`, with `c` after or inside the repeat. */
function calculation(expression: string, inside = false): string | undefined {
  const c = ['calculate', 'c', '', expression]
  const end = ['end repeat', '', '', '']
  const { xform } = convert({
    survey: [
      ['type', 'name', 'label', 'calculation'],
      ['text', 'a', 'A', ''], ['begin repeat', 'r', 'R', ''], ['text', 'b', 'B', ''],
      ...inside ? [c, end] : [end, c],
    ],
  }, { formId: 'f' })
  const attribute = /nodeset="[^"]*\/c"[^>]* calculate="([^"]*)"/.exec(xform)?.[1]
  return attribute?.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
}

test.each([
  ['${a}', '/data/a'],
  ['${a}+1', '/data/a+1'],
  ['${a}and${a}', '/data/a and /data/a'],
  ['1 div${a}', '1 div /data/a'],
  ['-${a}', '-/data/a'],
  ['"${b}"', '"/data/r/b"'],
  ['count(${r})', 'count(/data/r)'],
  ['sum(${b}) > 1', 'sum(/data/r/b) > 1'],
  ['indexed-repeat(${b}, ${r}, ${a})', 'indexed-repeat(/data/r/b, /data/r, /data/a)'],
  ['${last-saved#a}', 'instance(\'__last-saved\')/data/a'],
  ['${r}[position() = 2]/b', '/data/r[position() = 2]/b'],
  ['count(${r}[${b} > ${a}])', 'count(/data/r[./b > /data/a])'],
  ['a/text() | //*[@x]/child::y', 'a/text() | //*[@x]/child::y'],
  ['* * *', '* * *'],
  ['div div div', 'div div div'],
  ['“x”', '"x"'],
])('outside a repeat %s becomes %s', (expression, expected) => {
  expect(calculation(expression)).toBe(expected)
})

test.each([
  ['${b}', '../b'],
  ['${a}', '/data/a'],
  ['position(..)', 'position(..)'],
  ['count(${r})', 'count(/data/r)'],
  ['indexed-repeat(${b}, ${r}, ${b})', 'indexed-repeat(/data/r/b, /data/r, ../b)'],
  ['instance(\'x\')/root/item[name = ${b} and k = ${a}]/label',
    'instance(\'x\')/root/item[name = current()/../b and k = /data/a]/label'],
  ['instance(\'x\')/root/item[f(${b})]/label = ${b}', 'instance(\'x\')/root/item[f(current()/../b)]/label = ../b'],
  ['count(${r}[b < ${b}])', 'count(/data/r[b < current()/../b])'],
  ['once(${b})', 'once(../b)'],
])('inside a repeat %s becomes %s', (expression, expected) => {
  expect(calculation(expression, true)).toBe(expected)
})

test.each([
  ['text', 'today()', true], ['text', '${a}', true], ['text', '1 + 2', true], ['text', 'a * b', false],
  ['text', 'Hello (world)', false], ['text', 'A & B', false], ['text', 'either/or', false], ['text', 'it\'s', false],
  ['text', 'a-b', false], ['integer', '-5', false], ['integer', '3 - 1', true], ['date', '2024-01-31', false],
  ['date', 'date(\'2024-01-31\')', true], ['geopoint', '27.1 109.9 0 0', false], ['text', 'yes and no', false],
  ['geotrace', '27 -109 0 0; 28 -110 0 0', false], ['text', 'f(', false],
  ['text', '0731-8888', false], ['text', '2020-01-01', false], ['text', '1-3', false], ['text', '(0731)-8888', false],
  ['text', '3*4', false], ['text', '+86-731-8888', false], ['text', '0731- 8888', false], ['barcode', '690-1', false],
  ['text', 'Hello - Goodbye', false], ['text', '甲 - 乙', false], ['text', '8 - 12', true], ['integer', '5-2', true],
  ['text', '${a}-1', true], ['text', 'position(..)-1', true], ['text', './a - 1', true], ['text', '-5', false],
  ['text', '3 mod 2', true], ['select_one', '1-3', false], ['text', '${a', true],
])('as the default of a %s question, %s is computed: %s', (type, text, expected) => {
  expect(isDynamic(text, type)).toBe(expected)
})

test('paths into attached data are found inside texts', () => {
  const text = 'See instance(\'x\')/root/item[name = ${a}]/label, not instance of (x), nor instance(unclosed.'
  expect(instanceCalls(text).map(({ start, end }) => text.slice(start, end)))
    .toEqual(['instance(\'x\')/root/item[name = ${a}]/label'])
})
