import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { Refusal } from '@lookback/core/kernel'
import { systemCode } from '../../system-error.ts'
import { workbookLimits as limits } from './limits.ts'
import type { OpenWorkbook } from './opened.ts'
import type { SheetRow } from './sheet-rows.ts'
import { textCell } from './sheet-rows.ts'

const looksAt = 65_536

/**
 * Whether a file is a table of text: no archive, no compound file, no page, no byte that texts do not have, and something
 * that parts fields or lines.
 */
export async function seemsTextTable(file: string): Promise<boolean> {
  const start = await firstBytes(file)
  const isUtf16 = start.toString('hex', 0, 2) === 'fffe'
  if (start.length === 0 || start.toString('latin1', 0, 2) === 'PK' || start.toString('hex', 0, 4) === 'd0cf11e0') return false
  if (!isUtf16 && start.includes(0)) return false
  const text = start.toString('latin1')
  return /[,;\t\n]/.test(text) && !/^(?:\u00ef\u00bb\u00bf)?\s*</.test(text)
}

/**
 * Opens a `.csv`: UTF-8 with or without a byte order mark, UTF-16 with one, or GB18030 (GBK), which is what Excel and
 * WPS write in China. Fields are parted by commas, semicolons or tabs, whichever the first line has most of; quoted as RFC 4180.
 */
export async function openTextTable(file: string): Promise<OpenWorkbook> {
  const encoding = await encodingOf(file)
  return { sheets: [{ name: 'CSV', isHidden: false, part: '' }], sharedTexts: [], rows: () => textRows(file, encoding), close: () => Promise.resolve() }
}

async function firstBytes(file: string): Promise<Buffer> {
  const handle = await open(file).catch((error: unknown) => {
    throw new Refusal('file-unreadable', { file, reason: systemCode(error) ?? String(error) })
  })
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(looksAt), 0, looksAt, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

async function encodingOf(file: string): Promise<string> {
  const start = await firstBytes(file)
  if (start.toString('hex', 0, 2) === 'fffe') return 'utf-16le'
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const chunk of createReadStream(file)) decoder.decode(chunk as Buffer, { stream: true })
    decoder.decode()
    return 'utf-8'
  } catch {
    return 'gb18030'
  }
}

async function* textRows(file: string, encoding: string): AsyncGenerator<SheetRow> {
  const decoder = new TextDecoder(encoding)
  const reader = new FieldReader()
  for await (const chunk of createReadStream(file, { highWaterMark: 262_144 })) {
    reader.write(decoder.decode(chunk as Buffer, { stream: true }))
    yield* reader.take()
  }
  reader.write(decoder.decode())
  reader.close()
  yield* reader.take()
}

class FieldReader {
  #rows: SheetRow[] = []
  #number = 1
  #fields: string[] = []
  #field = ''
  #isQuoted = false
  /** A quote has been seen inside a quoted field: the next character says whether it ends it. */
  #maybeEnd = false
  #separator = ''
  #wasReturn = false
  #waiting = ''

  take(): SheetRow[] {
    const rows = this.#rows
    this.#rows = []
    return rows
  }

  write(text: string): void {
    let rest = text
    if (this.#separator === '') {
      this.#waiting += text
      if (!/[\r\n]/.test(this.#waiting) && this.#waiting.length < looksAt) return
      rest = this.#begin()
    }
    for (const character of rest) this.#take(character)
  }

  close(): void {
    if (this.#separator === '') for (const character of this.#begin()) this.#take(character)
    // All that follows a quote that nobody ends would be one field.
    if (this.#isQuoted && !this.#maybeEnd) throw new Refusal('workbook-unreadable', { reason: 'quote-open' })
    if (this.#field !== '' || this.#fields.length > 0) this.#endRow()
  }

  /** Finds the separator in the first line. */
  #begin(): string {
    const text = this.#waiting.replace(/^\ufeff/, '')
    const [line = ''] = text.split(/[\r\n]/)
    const count = (separator: string) => line.split(separator).length
    this.#separator = [',', '\t', ';'].reduce((best, one) => (count(one) > count(best) ? one : best))
    this.#waiting = ''
    return text
  }

  #take(character: string): void {
    const afterReturn = this.#wasReturn
    this.#wasReturn = false
    if (this.#isQuoted) return this.#takeQuoted(character)
    if (character === '"' && this.#field === '') this.#isQuoted = true
    else if (character === this.#separator) this.#endField()
    else if (character === '\r') {
      this.#endRow()
      this.#wasReturn = true
    } else if (character === '\n') {
      if (!afterReturn) this.#endRow()
    } else this.#field += character
    if (this.#field.length > limits.elementBytes) throw new Refusal('workbook-too-large', { reason: 'row' })
  }

  #takeQuoted(character: string): void {
    if (this.#maybeEnd) {
      this.#maybeEnd = false
      if (character === '"') {
        this.#field += character
        return
      }
      this.#isQuoted = false
      this.#take(character)
      return
    }
    if (character === '"') this.#maybeEnd = true
    else this.#field += character
    if (this.#field.length > limits.elementBytes) throw new Refusal('workbook-too-large', { reason: 'row' })
  }

  #endField(): void {
    this.#fields.push(this.#field)
    this.#field = ''
    if (this.#fields.length > limits.columns) throw new Refusal('workbook-too-large', { reason: 'columns' })
  }

  #endRow(): void {
    this.#endField()
    this.#isQuoted = false
    this.#maybeEnd = false
    // `="00123"` keeps a spreadsheet from calculating with it.
    const cells = this.#fields.map((field) => textCell(field.replace(/^="(.*)"$/s, '$1')))
    if (cells.some((cell) => cell !== null)) this.#rows.push({ number: this.#number, cells })
    this.#number += 1
    this.#fields = []
    if (this.#number > limits.rows) throw new Refusal('workbook-too-large', { reason: 'rows' })
  }
}
