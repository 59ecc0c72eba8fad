import { crc32 } from 'node:zlib'

/** A part of an archive; `stated` overrides the unpacked size that its directory entry claims. */
export interface Part {
  readonly name: string
  readonly packed: Uint8Array
  readonly unpacked: Uint8Array | { readonly length: number, readonly crc: number }
  readonly method: 0 | 8
  readonly stated?: number
}

/** Makes a stored part from a text. */
export function storedPart(name: string, text: string): Part {
  const bytes = Buffer.from(text)
  return { name, packed: bytes, unpacked: bytes, method: 0 }
}

/** Writes a zip archive, honest or not. */
export function zip(parts: readonly Part[]): Uint8Array {
  const local: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const part of parts) {
    const name = Buffer.from(part.name)
    const crc = part.unpacked instanceof Uint8Array ? crc32(part.unpacked) : part.unpacked.crc
    const header = Buffer.alloc(26)
    header.writeUInt16LE(20, 0)
    header.writeUInt16LE(part.method, 4)
    header.writeUInt32LE(crc, 10)
    header.writeUInt32LE(part.packed.length, 14)
    header.writeUInt32LE(part.stated ?? part.unpacked.length, 18)
    header.writeUInt16LE(name.length, 22)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    const entry = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), header, name, part.packed])
    central.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), header, tail, name]))
    local.push(entry)
    offset += entry.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(parts.length, 4)
  end.writeUInt16LE(parts.length, 6)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(offset, 12)
  return new Uint8Array(Buffer.concat([...local, directory, Buffer.from('PK\x05\x06', 'latin1'), end]))
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** The parts of a workbook with one sheet, `survey`, of the given sheet data. */
export function workbookParts(sheetData: string): Part[] {
  return [
    storedPart('[Content_Types].xml', '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
      + '<Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" '
      + 'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" '
      + 'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override '
      + 'PartName="/xl/worksheets/sheet1.xml" '
      + 'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'),
    storedPart('_rels/.rels', '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
      + `<Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`),
    storedPart('xl/workbook.xml', `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>`
      + '<sheet name="survey" sheetId="1" r:id="rId1"/></sheets></workbook>'),
    storedPart('xl/_rels/workbook.xml.rels', '<Relationships '
      + 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
      + `<Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`),
    storedPart('xl/worksheets/sheet1.xml',
      `<worksheet xmlns="${main}"><sheetData>${sheetData}</sheetData></worksheet>`),
  ]
}
