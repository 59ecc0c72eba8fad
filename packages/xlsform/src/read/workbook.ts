import { isDateFormat, isDateFormatNumber } from './date-formats.ts'
import { attribute, scanXml } from './xml-scan.ts'
import type { Part } from './zip.ts'

/** A workbook opened: what its sheets are called, where they stand, and what they share. */
export interface Workbook {
  readonly sheets: readonly { readonly name: string, readonly part: Part | undefined }[]
  readonly shared: Shared
}

/** What the cells of all sheets refer to. */
export interface Shared {
  readonly texts: readonly string[]
  /** Whether a number of the style is shown as a date or time. */
  readonly dateStyles: readonly boolean[]
  /** Whether dates are counted from 1904 rather than 1900. */
  readonly from1904: boolean
}

/** Opens the workbook in an archive; throws an error if there is none. */
export async function openWorkbook(parts: ReadonlyMap<string, Part>): Promise<Workbook> {
  const main = (await relations(parts, '')).find(relation => relation.type === 'officeDocument')?.target
  const part = parts.get(main ?? 'xl/workbook.xml')
  if (main === undefined || part === undefined) throw new Error('no workbook in it')
  const related = await relations(parts, main)
  const named: { name: string, id: string }[] = []
  let from1904 = false
  scanXml(await part.text(), {
    open: (element, attributes) => {
      if (element === 'sheet') named.push({ name: attribute(attributes, 'name') ?? '', id: attribute(attributes, 'id') ?? '' })
      if (element === 'workbookPr') from1904 = ['1', 'true'].includes(attribute(attributes, 'date1904') ?? '')
    },
  })
  const partOf = (type: string): Part | undefined =>
    parts.get(related.find(relation => relation.type === type)?.target ?? '')
  return {
    sheets: named.map(({ name, id }) => ({
      name, part: parts.get(related.find(relation => relation.id === id)?.target ?? ''),
    })),
    shared: {
      texts: sharedTexts(await partOf('sharedStrings')?.text() ?? ''),
      dateStyles: dateStyles(await partOf('styles')?.text() ?? ''),
      from1904,
    },
  }
}

interface Relation {
  readonly id: string
  /** The last part of its address, such as `worksheet`. */
  readonly type: string
  /** The name of the part, as `partsOf` names it. */
  readonly target: string
}

/** What a part refers to; `''` is the archive as a whole. */
async function relations(parts: ReadonlyMap<string, Part>, of: string): Promise<Relation[]> {
  const folder = of.slice(0, of.lastIndexOf('/') + 1)
  const part = parts.get(`${folder}_rels/${of.slice(folder.length)}.rels`)
  const found: Relation[] = []
  scanXml(await part?.text() ?? '', {
    open: (element, attributes) => {
      if (element !== 'Relationship') return
      const type = attribute(attributes, 'Type') ?? ''
      found.push({
        id: attribute(attributes, 'Id') ?? '',
        type: type.slice(type.lastIndexOf('/') + 1),
        target: resolved(attribute(attributes, 'Target') ?? '', folder),
      })
    },
  })
  return found
}

function resolved(target: string, folder: string): string {
  const steps: string[] = []
  const whole = target.replaceAll('\\', '/')
  for (const step of (whole.startsWith('/') ? whole : `${folder}${whole}`).toLowerCase().split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  }
  return steps.join('/')
}

/** The texts that cells name by their number. */
function sharedTexts(xml: string): string[] {
  const texts: string[] = []
  const reading = new RichText()
  scanXml(xml, {
    open: name => {
      if (name === 'si') reading.begin()
      else reading.open(name)
    },
    text: text => reading.add(text),
    close: name => {
      if (name === 'si') texts.push(reading.text)
      else reading.close(name)
    },
  })
  return texts
}

/** A text as cells have it: in one piece or in several of different looks, perhaps with its reading in small above it. */
export class RichText {
  #text = ''
  #collects = false
  #inReading = false

  begin(): void {
    this.#text = ''
    this.#collects = false
    this.#inReading = false
  }

  open(name: string): void {
    if (name === 'rPh') this.#inReading = true
    this.#collects = name === 't' && !this.#inReading
  }

  add(text: string): void {
    if (this.#collects) this.#text += text
  }

  close(name: string): void {
    if (name === 'rPh') this.#inReading = false
    this.#collects = false
  }

  get text(): string {
    return unescaped(this.#text)
  }
}

/** Office documents write characters that XML cannot hold as `_x000D_`. */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_whole, code: string) => String.fromCharCode(parseInt(code, 16)))
}

function dateStyles(xml: string): boolean[] {
  const formats = new Map<string, boolean>()
  const styles: boolean[] = []
  let inCells = false
  scanXml(xml, {
    open: (name, attributes) => {
      if (name === 'cellXfs') inCells = true
      if (name === 'numFmt') {
        formats.set(attribute(attributes, 'numFmtId') ?? '', isDateFormat(attribute(attributes, 'formatCode') ?? ''))
      }
      if (name === 'xf' && inCells) {
        const format = attribute(attributes, 'numFmtId') ?? ''
        styles.push(formats.get(format) ?? isDateFormatNumber(Number(format)))
      }
    },
    close: name => {
      if (name === 'cellXfs') inCells = false
    },
  })
  return styles
}
