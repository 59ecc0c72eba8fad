import path from 'node:path'
import { Refusal } from '@lookback/core/kernel'
import { Archive } from './archive.ts'
import { openTextTable, seemsTextTable } from './text-table.ts'
import { readDateStyles } from './date-formats.ts'
import { elementsOf } from './elements.ts'
import { readSharedStrings } from './shared-strings.ts'
import type { OpenWorkbook, Sheet } from './opened.ts'
import { sheetRows } from './sheet-rows.ts'

/**
 * Opens an `.xlsx` or `.csv` file for reading row by row; which of them it is, its content says.
 * @throws {Refusal} `workbook-unreadable`, `workbook-empty`, `workbook-too-large`
 */
export async function openWorkbook(file: string): Promise<OpenWorkbook> {
  if (await seemsTextTable(file)) return openTextTable(file)
  const archive = await Archive.open(file)
  try {
    return await openArchive(archive)
  } catch (error) {
    await archive.close()
    throw error
  }
}

async function openArchive(archive: Archive): Promise<OpenWorkbook> {
  const main = (await relationships(archive, '', '_rels/.rels')).find(({ type }) => type === 'officeDocument')
  if (!main) throw new Refusal('workbook-unreadable', { reason: 'not-a-workbook' })
  const folder = path.posix.dirname(main.target)
  const parts = await relationships(archive, folder, `${folder}/_rels/${path.posix.basename(main.target)}.rels`)
  const partOf = (wanted: string): string | null => {
    const target = parts.find(({ type }) => type === wanted)?.target
    return target !== undefined && archive.has(target) ? target : null
  }
  const elements = (await elementsOf(archive, main.target)).filter(({ isEnd }) => !isEnd)
  const strings = partOf('sharedStrings')
  const styles = partOf('styles')
  const date1904 = elements.find(({ name }) => name === 'workbookPr')?.attributes.get('date1904')
  const context = {
    sharedTexts: strings === null ? [] : await readSharedStrings(archive, strings),
    dateStyles: styles === null ? [] : await readDateStyles(archive, styles),
    daysFrom1904: ['1', 'true', 'on'].includes(date1904 ?? ''),
  }
  const sheets = elements.filter(({ name }) => name === 'sheet').flatMap(({ attributes }): Sheet[] => {
    const part = parts.find(({ id, type }) => id === attributes.get('id') && type === 'worksheet')?.target
    if (part === undefined) return []
    return [{ name: attributes.get('name') ?? '', isHidden: (attributes.get('state') ?? 'visible') !== 'visible', part }]
  })
  return {
    sheets, sharedTexts: context.sharedTexts,
    rows: (sheet, merged = () => undefined) => sheetRows(archive, sheet.part, context, merged),
    close: () => archive.close(),
  }
}

/** What a part points to; types by their last word, which strict and transitional files share. */
export async function relationships(archive: Archive, folder: string, part: string) {
  const elements = await elementsOf(archive, part)
  return elements.filter(({ name, isEnd }) => name === 'Relationship' && !isEnd).map(({ attributes }) => {
    const target = attributes.get('Target') ?? ''
    return {
      id: attributes.get('Id') ?? '', type: path.posix.basename(attributes.get('Type') ?? ''),
      target: target.startsWith('/') ? target.slice(1) : path.posix.join(folder, target),
    }
  })
}
