import { access, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { writeXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { run } from '../src/command/run.ts'
import { convert } from '../src/index.ts'

const survey = [
  ['type', 'name', 'label', 'choice_filter'], ['text', 'a', 'A', ''], ['select_one_external v', 'b', 'B', 'c = ${a}'],
]
const externalChoices = [['list_name', 'name', 'label', 'c'], ['v', 'x', 'X', '1']]
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'xlsform-'))
  const sheets = [{ name: 'survey', rows: survey }, { name: 'external_choices', rows: externalChoices }]
  await writeFile(path.join(folder, 'form.xlsx'), await writeXlsx({ sheets }))
  await writeFile(path.join(folder, 'earlier.csv'), 'type,name,label\ntext,a,A\n')
  await writeFile(path.join(folder, 'now.csv'), 'type,name,label\ntext,a,Name\n')
  await writeFile(path.join(folder, 'odd.csv'), 'type,name,label,relevant\ntext,a,A,1 = 2\n')
  await writeFile(path.join(folder, 'wrong.csv'), 'type,name,label\ntxet,a,A\ntext,b,\n')
  await writeFile(path.join(folder, 'chinese.csv'), '类型,名称,标题\ntext,a,\n')
})

afterAll(() => rm(folder, { recursive: true, force: true }))

async function ran(...parameters: string[]): Promise<{ code: number, printed: string, said: string }> {
  const [printed, said]: [string[], string[]] = [[], []]
  const inFolder = parameters.map(one => /\.(xlsx|csv|xml)$/.test(one) ? path.join(folder, one) : one)
  const code = await run(inFolder, 'en_GB.UTF-8', { print: text => printed.push(text), say: text => said.push(text) })
  return { code, printed: printed.join('\n').replaceAll(`${folder}/`, ''), said: said.join('\n').replaceAll(`${folder}/`, '') }
}

test('compile writes the form and what it looks up', async () => {
  expect(await ran('compile', 'form.xlsx', '-o', 'out.xml'))
    .toEqual({ code: 0, printed: 'Written: out.xml\nWritten: itemsets.csv', said: '' })
  const expected = convert({ survey, external_choices: externalChoices }, { formId: 'form' })
  expect(await readFile(path.join(folder, 'out.xml'), 'utf8')).toBe(expected.xform)
  expect(await readFile(path.join(folder, 'itemsets.csv'), 'utf8')).toBe(expected.itemsets)
})

test('compile answers with data where it is asked to', async () => {
  const { code, printed } = await ran('compile', 'earlier.csv', '--json')
  expect(code).toBe(0)
  expect(JSON.parse(printed)).toMatchObject({ formId: 'earlier', output: 'earlier.xml', files: [] })
})

test('a form that does not compile is told with every error, and nothing is written', async () => {
  const { code, printed, said } = await ran('compile', 'wrong.csv', '-o', 'none.xml')
  expect({ code, printed }).toEqual({ code: 1, printed: '' })
  expect(said).toMatch(/^survey!A2 \(type\): .+\nsurvey!C3 \(label\): .+$/)
  await expect(access(path.join(folder, 'none.xml'))).rejects.toThrow()
  const { printed: data } = await ran('compile', 'wrong.csv', '--json')
  expect(JSON.parse(data)).toMatchObject({ errors: [{ code: 'type-unknown-similar', cell: 'A2' }, { code: 'label-missing' }] })
})

test('what may be tolerated, and Chinese headings, are taken on request', async () => {
  expect(await ran('lint', 'chinese.csv', '--chinese-headings')).toMatchObject({ code: 1, printed: '' })
  const { code, printed } = await ran('lint', 'chinese.csv', '--chinese-headings', '--tolerate', 'label-missing')
  expect({ code, printed }).toMatchObject({ code: 1, printed: expect.stringContaining('survey!C2 (标题)') as unknown })
  expect(await ran('lint', 'form.xlsx', '--tolerate', 'everything')).toMatchObject({ code: 2, printed: '' })
})

test('lint tells what it finds', async () => {
  expect((await ran('lint', 'odd.csv', '--locale', 'zh-CN')).printed)
    .toContain('survey!D2 (relevant): “a”的显示条件永远不成立，永远不会显示。请改正。')
})

test('diff tells what changed', async () => {
  expect(await ran('diff', 'earlier.csv', 'now.csv')).toEqual({ code: 1, printed: 'label of "a" is now "Name", before "A".', said: '' })
  expect(await ran('diff', 'now.csv', 'now.csv')).toEqual({ code: 0, printed: 'Nothing changed.', said: '' })
  expect(JSON.parse((await ran('diff', 'earlier.csv', 'now.csv', '--json')).printed)).toMatchObject({ changes: [{ code: 'cell' }] })
})

test('a command that makes no sense is told what would', async () => {
  expect((await ran('--help')).printed).toContain('xlsform compile FILE')
  expect((await ran('--help', '--locale', 'zh')).printed).toContain('xlsform compile 文件')
  expect(await ran()).toMatchObject({ code: 2 })
  expect(await ran('convert', 'form.xlsx')).toMatchObject({ code: 2, said: 'There is no command "convert". See xlsform --help.' })
  expect(await ran('diff', 'form.xlsx')).toMatchObject({ code: 2, said: 'Give the name of 2 files. See xlsform --help.' })
  expect(await ran('lint', 'absent.xlsx')).toMatchObject({ code: 2, said: expect.stringContaining('absent.xlsx cannot be read') as unknown })
  expect(await ran('compile', 'form.xlsx', '-o', 'no/such/folder/out.xml')).toMatchObject({ code: 2 })
  expect(await ran('compile', '--frobnicate')).toMatchObject({ code: 2 })
})
