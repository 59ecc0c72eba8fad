import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareForms } from '../src/diff/index.ts'
import { convert, XlsformError, type Sheets } from '../src/index.ts'
import { lint } from '../src/lint/index.ts'
import { questionTypes } from '../src/questions/question-types.ts'
import { OpenForm } from './support/engine.ts'
import { fillIn } from './support/fill.ts'
import { sheetsOf } from './support/markdown.ts'
import { forms } from './support/random-form.ts'

const folder = join(import.meta.dirname, 'golden')
const goldens = readdirSync(folder).filter(name => name.endsWith('.md'))
  .map(name => sheetsOf(readFileSync(join(folder, name), 'utf8')))

function isWellFormed(xml: string): boolean {
  return new DOMParser().parseFromString(xml, 'application/xml').querySelector('parsererror') === null
}

/** Compiles, or finds out why not; anything thrown but the error of a form is a fault of the compiler. */
function attempt(sheets: Sheets): string | undefined {
  try {
    return convert(sheets, { formId: 'f' }).xform
  } catch (error) {
    if (error instanceof XlsformError) {
      expect(error.problems.length).toBeGreaterThan(0)
      return undefined
    }
    throw error
  }
}

test('any valid form compiles, opens in the engine of ODK, and can be filled in', async () => {
  await fc.assert(fc.asyncProperty(forms, async sheets => {
    const { xform } = convert(sheets, { formId: 'f' })
    const form = await OpenForm.open(xform)
    fillIn(form)
    expect(isWellFormed(await form.submission())).toBe(true)
  }), { numRuns: 60 })
})

test('compiling is a function: the same form gives the same text', () => {
  fc.assert(fc.property(forms, sheets => {
    expect(convert(sheets, { formId: 'f' })).toEqual(convert(structuredClone(sheets), { formId: 'f' }))
  }), { numRuns: 50 })
})

const nasty = fc.constantFrom(
  '', ' ', '${', '${}', '${a', '}', '(', ')', '[', ']', '\'', '"', '((((', '-'.repeat(5000), '('.repeat(5000),
  '${a}'.repeat(500), 'instance('.repeat(500), '<', '&', ']]>', '\u0000', '\uD800', '\uFFFE', 'meta', 'data',
  '__proto__',
  'constructor', 'toString', 'begin group', 'end group', 'begin repeat', 'end repeat', 'select_one', 'select_one x',
  'select_one ${a}', 'select_multiple_from_file x.csv', 'or_other', 'a=b=c', '=', 'a b', '１', '。', 'yes', '1 div 0',
  '${last-saved#a}', 'label::', '::', 'label::x::y', 'bind::', 'media::image::', 'begin loop over l',
  'begin loop over yn', 'end loop', '%(label)s', '＄{a}', '#REF!', 'phone number', '. > 3 and . < 2', 'false()', '9'.repeat(400), 'a'.repeat(40_000),
)
const anything = fc.oneof(nasty, fc.string({ maxLength: 30, unit: 'binary' }), fc.constantFrom(...questionTypes.keys()))

/** The linter and the comparison take what the compiler takes, and throw nothing of their own either. */
function lookThrough(golden: Sheets, sheets: Sheets): void {
  try {
    lint(sheets, { formId: 'f' })
    compareForms(golden, sheets, { formId: 'f' })
  } catch (error) {
    if (!(error instanceof XlsformError)) throw error
  }
}

test('damage to a form is reported or harmless, nothing else', () => {
  const what = fc.oneof(fc.record({ set: anything }), fc.constantFrom('drop', 'copy'))
  const damage = fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat(), what), { minLength: 1, maxLength: 8 })
  fc.assert(fc.property(fc.constantFrom(...goldens), damage, (golden, changes) => {
    const sheets = structuredClone(golden) as Record<string, string[][]> & Sheets
    const names = Object.keys(sheets)
    for (const [sheetIndex, rowIndex, columnIndex, change] of changes) {
      const rows = sheets[names[sheetIndex % names.length] ?? '']
      const at = rowIndex % Math.max(rows?.length ?? 0, 1)
      const row = rows?.[at]
      if (rows === undefined || row === undefined) continue
      if (change === 'drop') rows.splice(at, 1)
      else if (change === 'copy') rows.splice(at, 0, [...row])
      else row[columnIndex % Math.max(row.length, 1)] = change.set
    }
    const xform = attempt(sheets)
    if (xform === undefined) return
    expect(isWellFormed(xform)).toBe(true)
    lookThrough(golden, sheets)
  }), { numRuns: 600 })
})

test('rows of anything are reported or harmless', () => {
  const rows = fc.array(fc.array(anything, { maxLength: 6 }), { maxLength: 12 })
  const headings = fc.shuffledSubarray(['type', 'name', 'label', 'label::中文 (zh)', 'relevant', 'calculation', 'trigger',
    'choice_filter', 'parameters', 'default', 'appearance', 'repeat_count', 'bind::x', 'control::y', 'save_to'],
  { minLength: 1 })
  const sheet = fc.tuple(headings, rows).map(([first, rest]) => [first, ...rest])
  fc.assert(fc.property(sheet, rows, rows, rows, (survey, choices, settings, entities) => {
    const xform = attempt({
      survey,
      choices: [['list_name', 'name', 'label', 'extra'], ...choices],
      settings: [['form_id', 'name', 'namespaces', 'instance_name', 'default_language', 'style'], ...settings],
      entities: [['list_name', 'label', 'entity_id', 'create_if', 'update_if', 'repeat'], ...entities],
    })
    if (xform !== undefined) expect(isWellFormed(xform)).toBe(true)
  }), { numRuns: 400 })
})
