import path from 'node:path'
import { z } from 'zod'
import { openWorkbook } from '../packages/server/src/kit/workbook/open.ts'
import { createCheckedCounty } from './checked-rounds.ts'
import type { Measurement } from './measurement.ts'
import { below, count, exactly, megabytes, scaled, seconds, told } from './measurement.ts'
import { withPostgres } from './postgres.ts'
import { runProcess } from './process.ts'

const ROWS = 130_000
/** Enough for more problems than rows are wanted: about 2.6 a household are found. */
const HOUSEHOLDS = 60_000
const LARGEST_MEGABYTES = 300
const HEADING_ROWS = 2

const Answer = z.object({ taken: z.number(), bytes: z.number(), memory: z.number(), memoryBefore: z.number() })

/** The ledger written to a file by a process that does nothing else, and then read again and counted. */
export const ledger: Measurement = {
  name: 'ledger',
  run: (scale) => withPostgres(async (postgres) => {
    const problems = scaled(ROWS, scale)
    await createCheckedCounty(postgres, 'lookback', { households: scaled(HOUSEHOLDS, scale), problems })
    const file = path.join(postgres.folder, 'ledger.xlsx')
    const written = Answer.parse(await runProcess(
      new URL('./ledger.process.ts', import.meta.url), [postgres.url('lookback'), file]))
    const { rows, columns } = await sizeOf(file)
    return [
      below('peak memory of the process', written.memory, LARGEST_MEGABYTES, megabytes),
      told('of which before it began', written.memoryBefore, megabytes),
      told('time', written.taken / 1_000, seconds),
      exactly('rows in the workbook', rows, problems),
      told('columns', columns, count),
      told('size of the workbook', written.bytes / 1024 ** 2, { ...megabytes, digits: 1 }),
    ]
  }),
}

async function sizeOf(file: string): Promise<{ rows: number; columns: number }> {
  const workbook = await openWorkbook(file)
  try {
    let rows = 0
    let columns = 0
    for (const sheet of workbook.sheets) {
      rows -= HEADING_ROWS
      for await (const row of workbook.rows(sheet)) {
        rows += 1
        columns = Math.max(columns, row.cells.length)
      }
    }
    return { rows, columns }
  } finally {
    await workbook.close()
  }
}
