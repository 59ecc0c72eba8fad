import { writeFile } from 'node:fs/promises'
import type { CellValue, MergeRange } from 'hucre/xlsx'
import { readXlsx, writeXlsx } from 'hucre/xlsx'
import JSZip from 'jszip'
import { checkCharacter } from '@lookback/core/register'

/** Headings of the national export, as many as the tests need. */
export const headings = [
  '乡', '村', '户编号', '户主姓名', '户类型', '家庭人口数', '人均纯收入', '联系电话',
  '姓名', '性别', '出生日期', '证件号码', '民族', '与户主关系', '健康状况', '文化程度',
] as const
export type Heading = (typeof headings)[number]
export type Line = Partial<Record<Heading, CellValue>>

/** A valid ID number; `order` tells apart people of one birth date. */
export function idNumber(birthDate: string, sex: '男' | '女', order: number): string {
  const sequence = String((order % 499) * 2 + (sex === '男' ? 1 : 2)).padStart(3, '0')
  const first17 = `43${1_000 + Math.floor(order / 499)}${birthDate.replaceAll('-', '')}${sequence}`
  return first17 + checkCharacter(first17)
}

/** The rows of a household of two in 清溪镇平安村; `changes` to the head's row and to the spouse's. */
export function couple(number: string, order: number, changes: readonly [Line?, Line?] = []): CellValue[][] {
  const shared: Line = {
    乡: '清溪镇', 村: '平安村', 户编号: number, 户主姓名: '石大山', 户类型: '脱贫户', 家庭人口数: 2, 人均纯收入: 5123.5,
    联系电话: '13812341234', 民族: '侗族', 健康状况: '健康', 文化程度: '小学',
  }
  const head: Line = {
    ...shared, 姓名: '石大山', 性别: '男', 出生日期: '1970-03-05', 证件号码: idNumber('1970-03-05', '男', order), 与户主关系: '户主',
  }
  const spouse: Line = {
    ...shared, 姓名: '杨小梅', 性别: '女', 出生日期: '1972-08-15', 证件号码: idNumber('1972-08-15', '女', order),
    与户主关系: '配偶', 健康状况: '长期慢性病、残疾',
  }
  return [{ ...head, ...changes[0] }, { ...spouse, ...changes[1] }].map((line) => headings.map((heading) => line[heading] ?? null))
}

export async function writeWorkbook(file: string, rows: CellValue[][], merges: MergeRange[] = []): Promise<string> {
  await writeFile(file, await writeXlsx({ sheets: [{ name: '户', rows, merges }] }))
  return file
}

/** A workbook that comes back: its rows, and which cells (`行,列` counted from 0) are coloured. */
export async function readBack(content: Uint8Array) {
  const { sheets: [sheet] } = await readXlsx(content, { readStyles: true })
  const marked = [...(sheet?.cells ?? [])].filter(([, cell]) => cell.style?.fill).map(([place]) => place)
  return { rows: sheet?.rows ?? [], marked }
}

/** An archive as no spreadsheet program would write it, around any worksheet XML. */
export async function writeRawWorkbook(
  file: string, sheetXml: string, otherParts: Readonly<Record<string, string>> = {},
): Promise<string> {
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const relationships = (target: string, type: string) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
      <Relationship Id="rId1" Type="${office}/${type}" Target="${target}"/></Relationships>`
  const parts = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': relationships('xl/workbook.xml', 'officeDocument'),
    'xl/_rels/workbook.xml.rels': relationships('worksheets/sheet1.xml', 'worksheet'),
    'xl/workbook.xml': `<workbook xmlns:r="${office}"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/worksheets/sheet1.xml': `<?xml version="1.0"?><worksheet>${sheetXml}</worksheet>`,
    ...otherParts,
  }
  const archive = new JSZip()
  for (const [name, content] of Object.entries(parts)) archive.file(name, content)
  await writeFile(file, await archive.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' }))
  return file
}
