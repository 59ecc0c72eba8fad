import type { Archive } from './archive.ts'
import { elementsOf } from './elements.ts'

/** Formats that need no definition and show a day, those of East Asian editions included (ECMA-376-1 §18.8.30). */
const builtIn = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58])

/** For each cell style, by its index, whether it shows a number as a day (`xl/styles.xml`). */
export async function readDateStyles(archive: Archive, name: string): Promise<boolean[]> {
  const formats = new Map<number, string>()
  const styles: boolean[] = []
  let isInCellStyles = false
  for (const { name: element, attributes, isEnd } of await elementsOf(archive, name)) {
    if (element === 'cellXfs') isInCellStyles = !isEnd
    if (isEnd) continue
    if (element === 'numFmt') formats.set(Number(attributes.get('numFmtId')), attributes.get('formatCode') ?? '')
    if (element === 'xf' && isInCellStyles) {
      const id = Number(attributes.get('numFmtId') ?? 0)
      const code = formats.get(id)
      styles.push(code === undefined ? builtIn.has(id) : showsDay(code))
    }
  }
  return styles
}

/** Whether a format code has years, days, or months that are no minutes. */
export function showsDay(code: string): boolean {
  const [first = ''] = code.split(';')
  const plain = first
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi, '')
    .replace(/general|e[+-]/gi, '')
    .toLowerCase()
  return /[yd]/.test(plain) || (plain.includes('m') && !/[hs]/.test(plain)) || /(?:^|[^0#?.])e/.test(plain)
}
