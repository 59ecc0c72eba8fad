import path from 'node:path'
import { Refusal } from '@lookback/core/kernel'
import { SaxesParser } from 'saxes'
import { Archive } from './archive.ts'
import { readSharedStrings } from './shared-strings.ts'
import type { SheetRow } from './sheet-rows.ts'
import { sheetRows } from './sheet-rows.ts'

/** A workbook that has been found readable, with its visible worksheets in order. */
export interface OpenWorkbook {
  sheets: readonly string[]
  /** Whether days count from 1904 (old Macintosh files) and not from 1900. */
  daysFrom1904: boolean
  rows: (sheet: string) => AsyncGenerator<SheetRow>
  close: () => Promise<void>
}

/**
 * Opens an `.xlsx` file for reading row by row.
 * @throws {Refusal} `workbook-unreadable`, `workbook-empty`, `workbook-too-large`
 */
export async function openWorkbook(file: string): Promise<OpenWorkbook> {
  const archive = await Archive.open(file)
  try {
    const main = (await relationships(archive, '', '_rels/.rels')).find(({ type }) => type === 'officeDocument')
    if (!main) throw new Refusal('workbook-unreadable', { reason: 'not-a-workbook' })
    const folder = path.posix.dirname(main.target)
    const parts = await relationships(archive, folder, `${folder}/_rels/${path.posix.basename(main.target)}.rels`)
    const elements = await elementsOf(archive, main.target)
    const strings = parts.find(({ type }) => type === 'sharedStrings')?.target
    const sharedStrings = strings && archive.has(strings) ? await readSharedStrings(archive, strings) : []
    const sheets = elements
      .filter(({ name, attributes }) => name === 'sheet' && (attributes['state'] ?? 'visible') === 'visible')
      .flatMap(({ attributes }) => parts.find(({ id, type }) => id === attributes['id'] && type === 'worksheet')?.target ?? [])
    const properties = elements.find(({ name }) => name === 'workbookPr')?.attributes
    return {
      sheets,
      daysFrom1904: ['1', 'true'].includes(properties?.['date1904'] ?? ''),
      rows: (sheet) => sheetRows(archive, sheet, sharedStrings),
      close: () => archive.close(),
    }
  } catch (error) {
    await archive.close()
    throw error
  }
}

async function relationships(archive: Archive, folder: string, part: string) {
  const elements = await elementsOf(archive, part)
  return elements.filter(({ name }) => name === 'Relationship').map(({ attributes }) => {
    const { Id = '', Type = '', Target = '' } = attributes
    const target = Target.startsWith('/') ? Target.slice(1) : path.posix.join(folder, Target)
    return { id: Id, type: path.posix.basename(Type), target }
  })
}

interface Element {
  name: string
  attributes: Record<string, string>
}

/** The elements of a small part in their order, names without prefixes. */
async function elementsOf(archive: Archive, part: string): Promise<Element[]> {
  if (!archive.has(part)) throw new Refusal('workbook-unreadable', { reason: 'not-a-workbook' })
  const elements: Element[] = []
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', refuseDamaged)
  parser.on('doctype', refuseDamaged)
  parser.on('opentag', (tag) => {
    const attributes = Object.values(tag.attributes).map(({ local, value }) => [local, value])
    elements.push({ name: tag.local, attributes: Object.fromEntries(attributes) as Record<string, string> })
  })
  parser.write(await archive.text(part)).close()
  return elements
}

function refuseDamaged(): never {
  throw new Refusal('workbook-unreadable', { reason: 'damaged' })
}
