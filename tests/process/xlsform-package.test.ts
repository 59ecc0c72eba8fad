import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { convert } from '@lookback/xlsform'
import { writeXlsx } from 'hucre/xlsx'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'

const run = promisify(execFile)
const repository = path.join(import.meta.dirname, '../..')

/** What the published package does, away from this repository: no TypeScript loader, no source, no neighbours. */
describe('the package xlsform, packed as for publishing', () => {
  const survey = [['type', 'name', 'label'], ['integer', 'age', '年龄'], ['note', 'n', '${age} 岁']]
  const settings = [['form_id'], ['packed']]
  const expected = convert({ survey, settings }).xform
  let folder: string
  let workbook: Uint8Array

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'xlsform-package-'))
    const { stdout } = await run('npm', ['pack', '--silent', '--pack-destination', folder], {
      cwd: path.join(repository, 'packages/xlsform'),
    })
    await mkdir(path.join(folder, 'node_modules/@lookback/xlsform'), { recursive: true })
    await run('tar', ['-xzf', stdout.trim(), '--strip-components=1', '-C', 'node_modules/@lookback/xlsform'], { cwd: folder })
    await cp(path.join(repository, 'node_modules/hucre'), path.join(folder, 'node_modules/hucre'), { recursive: true })
    await writeFile(path.join(folder, 'package.json'), '{ "type": "module" }')
    workbook = await writeXlsx({ sheets: [{ name: 'survey', rows: survey }, { name: 'settings', rows: settings }] })
    await writeFile(path.join(folder, 'form.xlsx'), workbook)
  })

  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('runs in plain Node from an empty folder', async () => {
    await writeFile(path.join(folder, 'use.js'), `
      import { readFile } from 'node:fs/promises'
      import { convert, describe, XlsformError } from '@lookback/xlsform'
      import { readCsv, readXlsx } from '@lookback/xlsform/read'
      process.stdout.write(convert(await readXlsx(await readFile('form.xlsx'))).xform)
      try {
        convert(readCsv('type,name,label\\ntxet,a,A\\n'))
      } catch (error) {
        if (error instanceof XlsformError) process.stderr.write(describe(error.problems[0]))
      }
    `)
    const { stdout, stderr } = await run(process.execPath, ['use.js'], { cwd: folder })
    expect(stdout).toBe(expected)
    expect(stderr).toBe('survey!A2 (type): There is no question type "txet". Did you mean "text"?')
  })

  it('has a command of its own', async () => {
    const command = path.join(folder, 'node_modules/@lookback/xlsform/dist/command/main.js')
    const { stdout } = await run(process.execPath, [command, 'compile', 'form.xlsx', '--locale', 'zh-CN'], { cwd: folder })
    expect(stdout).toBe('已写入：form.xml\n')
    expect(await readFile(path.join(folder, 'form.xml'), 'utf8')).toBe(expected)
  })

  it('has types that a strict program compiles against', async () => {
    await writeFile(path.join(folder, 'use.ts'), `
      import { convert, type Converted, type Problem } from '@lookback/xlsform'
      import { compareForms, type Change } from '@lookback/xlsform/diff'
      import { lint } from '@lookback/xlsform/lint'
      import { readXlsx } from '@lookback/xlsform/read'
      export const changes: Change[] = compareForms({ survey: [] }, { survey: [] })
      export const found: readonly Problem[] = lint({ survey: [] })
      export async function compile(bytes: Uint8Array): Promise<Converted> {
        return convert(await readXlsx(bytes, { locale: 'zh-CN' }), { formId: 'f' })
      }
      export const rowOf = (problem: Problem): number | undefined => problem.row
      // @ts-expect-error A sheet is rows of texts.
      convert({ survey: [[1]] })
    `)
    const compiler = path.join(repository, 'node_modules/typescript/bin/tsc')
    const { stdout } = await run(process.execPath, [
      compiler, '--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2023', '--lib', 'es2023', 'use.ts',
    ], { cwd: folder }).catch((error: unknown) => error as { stdout: string })
    expect(stdout).toBe('')
  })

  it('runs in a browser, readers included', async () => {
    await writeFile(path.join(folder, 'entry.js'), `
      export { convert } from '@lookback/xlsform'
      export { compareForms } from '@lookback/xlsform/diff'
      export { lint } from '@lookback/xlsform/lint'
      export { readCsv, readXlsx } from '@lookback/xlsform/read'
    `)
    await build({
      root: folder, configFile: false, logLevel: 'error',
      build: { lib: { entry: 'entry.js', formats: ['iife'], name: 'xlsform', fileName: () => 'bundle.js' } },
    })
    const browser = await launchBrowser()
    try {
      const page = await browser.newPage()
      await page.addScriptTag({ content: await readFile(path.join(folder, 'dist/bundle.js'), 'utf8') })
      const compiled = await page.evaluate(`(async () => {
        const bytes = new Uint8Array(${JSON.stringify([...workbook])})
        const csv = new TextEncoder().encode(${JSON.stringify(survey.map((row) => `,${row.join(',')}`).join('\n'))})
        return [
          xlsform.convert(await xlsform.readXlsx(bytes)).xform,
          xlsform.convert(xlsform.readCsv(csv), { formId: 'packed' }).xform,
        ]
      })()`)
      expect(compiled).toEqual([expected, expected])
    } finally {
      await browser.close()
    }
  })
})
