import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeRawWorkbook } from '../../fixtures/workbook.fixture.ts'
import { writeMarkedCopy } from './marked-copy.ts'
import { openWorkbook } from './open.ts'

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const withShared = (items: string) => ({
  'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
    <Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/>
    <Relationship Id="rId2" Type="${office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
  'xl/sharedStrings.xml': `<sst count="1" uniqueCount="1">${items}</sst>`,
})

describe('cells of a workbook', () => {
  let folder: string

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'lookback-cells-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  const file = () => path.join(folder, 'cells.xlsx')
  /** For each cell, what it is and says. */
  async function cellsIn(workbookFile: string): Promise<(string | null)[][]> {
    const workbook = await openWorkbook(workbookFile)
    try {
      const rows: (string | null)[][] = []
      for (const sheet of workbook.sheets) for await (const { cells } of workbook.rows(sheet)) rows.push(cells.map((cell) => cell && `${cell.kind} ${cell.text}`))
      return rows
    } finally {
      await workbook.close()
    }
  }
  const read = async (rows: string, parts = {}) => cellsIn(await writeRawWorkbook(file(), `<sheetData>${rows}</sheetData>`, parts))

  it('are formulas with or without what they came to, errors, and what one formula fills beside its own cell', async () => {
    expect(await read(`<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>B2</f></c><c r="C1" t="str"><f>C2</f><v>石</v></c><c r="D1" t="e"><v>#REF!</v></c>
      <c r="E1" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>`)).toEqual([['formula 2', 'formula ', 'formula 石', 'error #REF!', 'formula #DIV/0!']])
    expect(await read(`<row r="1"><c r="A1"><f t="array" ref="A1:B2">D1:E2</f><v>1</v></c><c r="B1"><v>2</v></c><c r="C1"><v>3</v></c></row>
      <row r="2"><c r="A2" t="inlineStr"><is><t>4</t></is></c><c r="B2"><v>5</v></c></row><row r="3"><c r="A3"><v>6</v></c></row>`))
      .toEqual([['formula 1', 'formula 2', 'number 3'], ['formula ', 'formula 5'], ['number 6']])
    expect(await read('<row r="1"><c r="A1"><f t="shared" ref="A1:B1" si="0">D1</f><v>1</v></c><c r="B1"><v>2</v></c></row>')).toEqual([['formula 1', 'number 2']])
  })

  it.each(['1', '99', '-1', '0.5', 'x'])('that point to a shared text %s that there is not make the workbook a damaged one', async (index) => {
    const items = withShared('<si><t>石大山</t></si>')
    expect(await read('<row><c t="s"><v>0</v></c></row>', items)).toEqual([['text 石大山']])
    for (const cell of [`<c t="s"><v>${index}</v></c>`, `<c t='s'><v>${index}</v></c>`]) {
      await expect(read(`<row>${cell}</row>`, items)).rejects.toMatchObject({ code: 'workbook-unreadable', details: { reason: 'damaged' } })
    }
  })

  it('say what stands there once their XML is taken off, and no more is', async () => {
    const texts = ['&amp;lt;', '&amp;amp;', '&amp;#77f3;', '_x005F_x0041_', '_x005F_x005F_x005F_x0041_', '&#x77f3;&#22823;', '<![CDATA[&lt;]]>', 'a&lt;b&gt;c&quot;']
    const said = ['&lt;', '&amp;', '&#77f3;', '_x0041_', '_x005F_x0041_', '石大', '&lt;', 'a<b>c"'].map((text) => `text ${text}`)
    const inline = texts.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')
    const formulas = texts.map((text) => `<c t="str"><v>${text}</v></c>`).join('')
    const rich = texts.map((text) => `<si><r><t>${text}</t></r><r><t/></r></si>`).join('')
    const shared = texts.map((_, index) => `<c t="s"><v>${index}</v></c>`).join('')
    for (const items of [texts.map((text) => `<si><t>${text}</t></si>`).join(''), rich]) {
      expect(await read(`<row>${inline}</row><row>${formulas}</row><row>${shared}</row>`, withShared(items))).toEqual([said, said, said])
    }
    const back = path.join(folder, 'back.xlsx')
    await writeMarkedCopy(file(), back, [{
      part: 'xl/worksheets/sheet1.xml', lastHeadingRow: 1, merged: [], rows: new Map([2, 3].map((row) => [row, { places: [1, 2], reason: '写着 &lt; 和 _x0041_' }])),
      reasonPlace: texts.length + 1, reasonHeading: '原因', textPlaces: null,
    }])
    expect(await cellsIn(back)).toEqual([[...said, 'text 原因'], [...said, 'text 写着 &lt; 和 _x0041_'], [...said, 'text 写着 &lt; 和 _x0041_']])
  })
})
