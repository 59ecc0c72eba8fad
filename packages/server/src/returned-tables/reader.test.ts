import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { helperColumns } from '@lookback/core/helpers'
import { rowPlace } from '@lookback/core/kernel'
import { writeXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inThread } from '../kit/workbook/in-thread.ts'
import type { ReadTable } from '../kit/workbook/read-table.ts'
import type { ReaderInput } from './reader.worker.ts'

describe('a table that comes back', () => {
  let folder: string

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'lookback-test-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  async function read(sheets: Parameters<typeof writeXlsx>[0]['sheets']): Promise<ReadTable> {
    const file = path.join(folder, 'table.xlsx')
    await writeFile(file, await writeXlsx({ sheets }))
    const input: ReaderInput = { file, refusedFile: `${file}.refused`, columns: helperColumns, rowsAtMost: 100, reasonHeadings: [] }
    return inThread(new URL('./reader.worker.ts', import.meta.url), input, (message) => Promise.resolve(message as unknown as ReadTable))
  }

  it('counts what is merged over several rows for all of them, and takes no village for an example', async () => {
    const rows = [['户编号', '帮扶责任人', '帮扶电话'], ['H1', '李娜', '13900000001'], ['H2'], ['H3', '杨阳']]
    const merges = [{ startRow: 1, startCol: 1, endRow: 2, endCol: 1 }, { startRow: 1, startCol: 2, endRow: 2, endCol: 2 }]
    const table = await read([{ name: '示范村', rows, merges }, { name: '样表', rows: [['户编号', '帮扶责任人'], ['H9', '样例']] }])
    const texts = table.rows.map(({ number, cells }) => [number, ...cells.map((cell) => cell?.text ?? null)])
    expect(texts).toEqual([
      [rowPlace(0, 2), 'H1', null, '李娜', null, '13900000001'], [rowPlace(0, 3), 'H2', null, '李娜', null, '13900000001'],
      [rowPlace(0, 4), 'H3', null, '杨阳', null, null],
    ])
    expect(table.leftOut).toEqual(['样表'])
  })

  it('asks about a heading that looks like a column that is not there', async () => {
    const { misread } = await read([{ name: '表', rows: [['序号', '户编号', '帮扶责任人', '帮扶责任人的单位', '电话'], [1, 'H1', '李娜', '教育局', '1']] }])
    expect(misread).toEqual([{ heading: '帮扶责任人的单位', label: '帮扶单位' }, { heading: '电话', label: '帮扶责任人电话' }])
  })
})
