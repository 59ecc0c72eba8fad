import '../../packages/xlsform/test/support/dom.ts'
import { readFile } from 'node:fs/promises'
import { createInstance, loadForm } from '@getodk/xforms-engine'
import { convert } from '@lookback/xlsform'
import type { Sheets } from '@lookback/xlsform'
import { readXlsx } from '@lookback/xlsform/read'
import { submissionFields, readCatalogue } from '@lookback/core/checklists'
import { VisitOutcome } from '@lookback/core/rounds'
import { beforeAll, describe, expect, it } from 'vitest'
import { checklist, checklistItems } from '../src/checklist/checklist.ts'
import { choiceLists } from '../src/checklist/choices.ts'
import { checklistSheets } from '../src/checklist/sheets.ts'
import { demoCounty } from '../src/index.ts'
import type { VisitEvent } from '../src/index.ts'
import { answersOf } from './support/replay.ts'

const demo = demoCounty()

describe('the checklist', () => {
  let sheets: Sheets
  let xform: string

  beforeAll(async () => {
    sheets = await readXlsx(await readFile(demo.form))
    xform = convert(sheets).xform
  })

  it('is the workbook that its table makes', () => {
    const trimmed = (rows: readonly (readonly string[])[]) =>
      rows.map((row) => row.join('\t').trimEnd().split('\t'))
    const { survey, choices, settings } = checklistSheets()
    expect(trimmed(sheets.survey)).toEqual(trimmed(survey))
    expect(trimmed(sheets.choices ?? [])).toEqual(trimmed(choices))
    expect(trimmed(sheets.settings ?? [])).toEqual(trimmed(settings))
  })

  it('compiles without a warning, in two languages', () => {
    const compiled = convert(sheets)
    expect(compiled.warnings).toEqual([])
    expect(compiled).toMatchObject({
      formId: checklist.id, version: checklist.version, title: checklist.title,
      languages: Object.values(checklist.languages),
    })
    for (const { formId, formVersion } of demo.rounds) expect([formId, formVersion]).toEqual([compiled.formId, compiled.version])
  })

  it('has sixty items with all that a catalogue needs', () => {
    const { items } = readCatalogue(sheets.survey)
    expect(items.map(({ code }) => code)).toEqual(checklistItems.map(({ code }) => code))
    expect(items).toHaveLength(60)
    const dimensions = new Set(demo.codeLists.filter(({ list }) => list === 'dimension').map(({ code }) => code))
    expect(new Set(items.map(({ dimension }) => dimension))).toEqual(dimensions)
  })

  it('has the fields that tie a visit to the records, and the outcomes of a visit', () => {
    const names = new Set(sheets.survey.map((row) => row[1]))
    // The number comes from the task here; the head's name is for forms in which somebody types it.
    expect(Object.values(submissionFields).filter((name) => name !== submissionFields.headName && !names.has(name))).toEqual([])
    expect(Object.keys(choiceLists.visit_outcome ?? {})).toEqual(VisitOutcome.options)
  })

  it('says everything in Chinese and in English', async () => {
    const { root } = await createInstance(xform)
    expect(root.languages.map(({ language }) => language)).toEqual(Object.values(checklist.languages))
    const [heading, ...rows] = sheets.survey
    const [zh, en] = Object.values(checklist.languages).map((language) => heading?.indexOf(`label::${language}`) ?? -1)
    expect(rows.filter((row) => !row[zh ?? -1] !== !row[en ?? -1])).toEqual([])
  })

  it('computes from the answers of the demo’s visits what their submissions say, in ODK’s own engine', async () => {
    const form = await loadForm(xform)
    if (form.status !== 'success' && form.status !== 'warning') throw new Error(String(form.error))
    for (const { xml } of variedVisits()) {
      const said = answersOf(xml)
      const asked = xml
        .replace(/<([A-Z]\d\d)>[01]<\/\1>/g, '<$1/>')
        .replace(/<found_items>[^<]*<\/found_items>/, '<found_items/>')
      expect(asked).not.toBe(xml)
      const { root } = await form.editInstance({
        inputType: 'FORM_INSTANCE_INPUT_RESOLVABLE', resolveInstance: () => asked, attachments: new Map(),
      })
      expect(root.validationState.violations.map(({ reference }) => reference)).toEqual([])
      const payload = await root.prepareInstancePayload()
      const computed = await payload.data[0].get('xml_submission_file').text()
      expect(paths(computed)).toEqual(paths(xml))
      expect(values(answersOf(computed))).toEqual(values(said))
    }
  })
})

/** Visits that together find every item whose rule is more than one answer, with some that find nothing. */
function variedVisits(): VisitEvent[] {
  const wanted = new Set(checklistItems.filter(({ problem }) => 'xpath' in problem).map(({ code }) => code))
  const chosen: VisitEvent[] = []
  let clean = 0
  for (const event of demo.events()) {
    if (event.kind !== 'visit' || !event.xml.includes('<closing>')) continue
    const found = [...event.xml.matchAll(/<([A-Z]\d\d)>1</g)].map(([, code = '']) => code)
    const useful = found.filter((code) => wanted.has(code)).length
    if (useful > 0) chosen.push(event)
    else if (found.length === 0 && clean < 3) {
      clean += 1
      chosen.push(event)
    }
    for (const code of found) wanted.delete(code)
    if (wanted.size === 0) break
  }
  expect([...wanted]).toEqual([])
  return chosen
}

/** The elements of a submission in order, but for those that the engine writes for itself. */
function paths(xml: string): string[] {
  const own = /^(\?xml|meta|orx:meta|instanceID|deprecatedID|orx:.*)$/
  return [...xml.matchAll(/<([\w:?-]+)[^>]*?\/?>/g)].map(([, name = '']) => name).filter((name) => !own.test(name))
}

/** Answers that are not empty; the engine writes a decimal number's point even where nothing follows it. */
function values(answers: ReadonlyMap<string, string>): Record<string, string> {
  const own: readonly string[] = ['instanceID', 'deprecatedID', submissionFields.startedAt, submissionFields.endedAt]
  return Object.fromEntries([...answers]
    .filter(([name, value]) => value !== '' && !own.includes(name))
    .map(([name, value]) => [name, value.replace(/^(\d+)\.0$/, '$1')]))
}
