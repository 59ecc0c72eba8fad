import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { convert } from '../convert.ts'
import type { ConvertOptions } from '../convert-options.ts'
import { compareForms } from '../diff/compare.ts'
import { lint } from '../lint/lint.ts'
import { describe, tolerable, XlsformError, type Locale, type Tolerable } from '../problems.ts'
import { readCsv } from '../read/csv.ts'
import { readXlsx } from '../read/xlsx.ts'
import type { Sheets } from '../sheets/workbook.ts'
import { texts, type Texts } from './texts.ts'

/** Where the command says things: the answer itself, and what is beside it. */
export interface Console {
  readonly print: (text: string) => void
  readonly say: (text: string) => void
}

/** What stops the command for another reason than the form. */
class CommandError extends Error {}

const options = {
  output: { type: 'string', short: 'o' },
  json: { type: 'boolean', default: false },
  locale: { type: 'string' },
  'chinese-headings': { type: 'boolean', default: false },
  tolerate: { type: 'string', multiple: true },
  help: { type: 'boolean', short: 'h', default: false },
} as const

interface Asked {
  readonly files: readonly string[]
  readonly output: string | undefined
  readonly json: boolean
  readonly locale: Locale
  readonly convert: ConvertOptions
  readonly texts: Texts
  readonly console: Console
}

/**
 * Runs the command `xlsform` and returns how it ends: 0; 1 for a form that does not compile, for something that lint points
 * out, for a form that changed; 2 for a command that makes no sense or a file that cannot be read or written.
 */
export async function run(parameters: readonly string[], language: string, console: Console): Promise<number> {
  let spoken = localeOf(language)
  try {
    const { values, positionals } = parse(parameters)
    if (values.locale !== undefined) spoken = localeOf(values.locale)
    const [command, ...files] = positionals
    if (values.help || command === undefined) {
      console.print(texts[spoken].help.trimEnd())
      return values.help ? 0 : 2
    }
    return await runCommand(command, {
      files, output: values.output, json: values.json, locale: spoken, texts: texts[spoken], console,
      convert: {
        locale: spoken, chineseHeadings: values['chinese-headings'], tolerate: readTolerated(values.tolerate ?? [], texts[spoken]),
      },
    })
  } catch (error) {
    if (error instanceof XlsformError) return refuse(error, parameters.includes('--json'), console)
    if (!(error instanceof CommandError)) throw error
    console.say(error.message)
    return 2
  }
}

function parse(parameters: readonly string[]) {
  try {
    return parseArgs({ args: [...parameters], options, allowPositionals: true })
  } catch (error) {
    throw new CommandError(reasonOf(error))
  }
}

function localeOf(language: string): Locale {
  return /^zh/i.test(language) ? 'zh-CN' : 'en'
}

function readTolerated(codes: readonly string[], { notTolerable }: Texts): Tolerable[] {
  return codes.map(code => {
    const known = tolerable.find(candidate => candidate === code)
    if (known === undefined) throw new CommandError(notTolerable(code))
    return known
  })
}

function runCommand(command: string, asked: Asked): Promise<number> {
  switch (command) {
    case 'compile':
      return compileCommand(asked)
    case 'lint':
      return lintCommand(asked)
    case 'diff':
      return diffCommand(asked)
    default:
      throw new CommandError(asked.texts.unknownCommand(command))
  }
}

async function compileCommand(asked: Asked): Promise<number> {
  const [file = ''] = filesOf(asked, 1)
  const { dir, name } = path.parse(file)
  const output = asked.output ?? path.join(dir, `${name}.xml`)
  const { xform, itemsets, warnings, ...form } = convert(await read(file, asked), { ...asked.convert, formId: name })
  await write(output, xform, asked)
  const beside = path.join(path.dirname(output), 'itemsets.csv')
  if (itemsets !== undefined) await write(beside, itemsets, asked)
  if (asked.json) asked.console.print(JSON.stringify({ ...form, warnings, output }, null, 2))
  else {
    for (const warning of warnings) asked.console.say(describe(warning))
    asked.console.print(asked.texts.written(output))
    if (itemsets !== undefined) asked.console.print(asked.texts.written(beside))
  }
  return 0
}

async function lintCommand(asked: Asked): Promise<number> {
  const [file = ''] = filesOf(asked, 1)
  const found = lint(await read(file, asked), { ...asked.convert, formId: path.parse(file).name })
  if (asked.json) asked.console.print(JSON.stringify({ found }, null, 2))
  else asked.console.print(found.length === 0 ? asked.texts.nothingFound : found.map(describe).join('\n'))
  return found.length === 0 ? 0 : 1
}

async function diffCommand(asked: Asked): Promise<number> {
  const [before = '', after = ''] = filesOf(asked, 2)
  // A form without an id of its own is known by the name of its file, which says nothing of what changed in it.
  const formId = path.parse(after).name
  const changes = compareForms(await read(before, asked), await read(after, asked), { ...asked.convert, formId })
  if (asked.json) asked.console.print(JSON.stringify({ changes }, null, 2))
  else asked.console.print(changes.length === 0 ? asked.texts.nothingChanged : changes.map(told => told.message).join('\n'))
  return changes.length === 0 ? 0 : 1
}

function refuse(error: XlsformError, json: boolean, console: Console): number {
  if (json) console.print(JSON.stringify({ errors: error.problems }, null, 2))
  else console.say(error.problems.map(describe).join('\n'))
  return 1
}

function filesOf({ files, texts: { filesMissing } }: Asked, count: number): readonly string[] {
  if (files.length !== count) throw new CommandError(filesMissing(count))
  return files
}

async function read(file: string, { locale, texts: { unreadable } }: Asked): Promise<Sheets> {
  const bytes = await readFile(file).catch((error: unknown) => {
    throw new CommandError(unreadable(file, reasonOf(error)))
  })
  return file.toLowerCase().endsWith('.csv') ? readCsv(bytes, { locale }) : readXlsx(bytes, { locale })
}

async function write(file: string, text: string, { texts: { unwritable } }: Asked): Promise<void> {
  await writeFile(file, text).catch((error: unknown) => {
    throw new CommandError(unwritable(file, reasonOf(error)))
  })
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
