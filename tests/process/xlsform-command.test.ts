import { access, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { convert } from '@lookback/xlsform'
import { writeXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runLookback } from '../support/process.ts'

describe('lookback xlsform', () => {
  const survey = [
    ['type', 'name', 'label::中文 (zh)', 'label::English (en)', 'choice_filter'],
    ['text', 'county', '县', 'County', ''],
    ['select_one_external villages', 'village', '村', '', 'county = ${county}'],
  ]
  const choices = [['list_name', 'name', 'label', 'county'], ['villages', 'v1', '云上村', 'c1']]
  let folder: string

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'xlsform-command-'))
  })

  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('compiles a workbook, says what to look at, and writes what the form looks up beside it', async () => {
    const file = path.join(folder, 'visit.xlsx')
    const output = path.join(folder, 'visit.xml')
    await writeFile(file, await writeXlsx({
      sheets: [{ name: 'survey', rows: survey }, { name: 'external_choices', rows: choices }],
    }))
    const said = await runLookback(['xlsform', file, '-o', output])
    expect(said).toMatchObject({ code: 0 })
    expect(said.output).toContain(output)
    expect(said.errors).toContain('survey!3 (label): ')
    const expected = convert({ survey, external_choices: choices }, { formId: 'visit' })
    expect(await readFile(output, 'utf8')).toBe(expected.xform)
    expect(await readFile(path.join(folder, 'itemsets.csv'), 'utf8')).toBe(expected.itemsets)
    const asData = await runLookback(['xlsform', file, '-o', output, '--json'])
    const { warnings, languages, formId } = JSON.parse(asData.output) as Record<string, unknown>
    expect({ languages, formId }).toEqual({ languages: ['中文 (zh)', 'English (en)'], formId: 'visit' })
    expect(warnings).toMatchObject([{ code: 'translation-missing', sheet: 'survey', row: 3, column: 'label' }])
  })

  it('compiles a csv as Chinese Excel saves it', async () => {
    const file = path.join(folder, 'plain.csv')
    const output = path.join(folder, 'plain.xml')
    await writeFile(file, Buffer.concat([Buffer.from('type,name,label\ntext,a,'), Buffer.of(0xd7, 0xa1, 0xb7, 0xbf)]))
    expect(await runLookback(['xlsform', file, '-o', output])).toMatchObject({ code: 0 })
    expect(await readFile(output, 'utf8')).toContain('<label>住房</label>')
  })

  it('names every error with its cell, and writes nothing', async () => {
    const file = path.join(folder, 'wrong.csv')
    const output = path.join(folder, 'wrong.xml')
    await writeFile(file, 'type,name,label,relevant\ntxet,a,A,\ntext,b,B,${c} = 1\n')
    const said = await runLookback(['xlsform', file, '-o', output])
    expect(said).toMatchObject({ code: 1, output: '' })
    expect(said.errors).toMatch(/^survey!A2 \(type\): .+\nsurvey!D3 \(relevant\): .+\n$/)
    const asData = await runLookback(['xlsform', file, '-o', output, '--json'])
    expect(asData).toMatchObject({ code: 1 })
    expect(JSON.parse(asData.output)).toMatchObject({ errors: [
      { code: 'type-unknown-similar', sheet: 'survey', row: 2, column: 'type', cell: 'A2' },
      { code: 'reference-unknown', sheet: 'survey', row: 3, column: 'relevant', cell: 'D3' },
    ] })
    await expect(access(output)).rejects.toThrow()
  })
})
