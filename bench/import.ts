import { stat } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { createBenchCounty } from './county.ts'
import type { Measurement } from './measurement.ts'
import { below, count, exactly, megabytes, scaled, seconds, times, told } from './measurement.ts'
import { withConnection, withPostgres } from './postgres.ts'
import { runProcess } from './process.ts'
import { membersOfHousehold, writeRegisterWorkbook } from './register-workbook.ts'

const HOUSEHOLDS = 100_000
const LONGEST_SECONDS = 45
const LARGEST_MEGABYTES = 500
const LONGEST_DOUBTS_SECONDS = 10

/** What importing a workbook took, and what came of it. */
export const Imported = z.object({
  taken: z.number(), memory: z.number(), added: z.number(), changed: z.number(), unchanged: z.number(),
  rowsRead: z.number(), rowsRefused: z.number(),
})

const Doubts = z.object({ found: z.number(), taken: z.number(), again: z.number(), memory: z.number() })

/** A register from a workbook with shared strings, as Excel saves it; then the same file once more; then its doubts. */
export const importing: Measurement = {
  name: 'import',
  run: (scale) => withPostgres(async (postgres) => {
    const households = scaled(HOUSEHOLDS, scale)
    const url = postgres.url('lookback')
    await postgres.create('lookback')
    await withConnection(url, ({ database }) => createBenchCounty(database))
    const file = path.join(postgres.folder, 'register.xlsx')
    await writeRegisterWorkbook(file, households, true)
    const run = async () =>
      Imported.parse(await runProcess(new URL('./import.process.ts', import.meta.url), [url, file]))
    const first = await run()
    const second = await run()
    const doubts = Doubts.parse(await runProcess(new URL('./doubts.process.ts', import.meta.url), [url]))
    return [
      told('size of the workbook', (await stat(file)).size / 1024 ** 2, { ...megabytes, digits: 1 }),
      below('time', first.taken / 1_000, LONGEST_SECONDS, seconds),
      below('peak memory of the process', first.memory, LARGEST_MEGABYTES, megabytes),
      exactly('households added', first.added, households),
      exactly('people in the register', await countMembers(url), households * membersOfHousehold),
      exactly('rows refused', first.rowsRefused, 0),
      told('the same file again: time', second.taken / 1_000, seconds),
      told('the same file again: time compared with the first', second.taken / first.taken, times),
      told('the same file again: peak memory', second.memory, megabytes),
      exactly('the same file again: households added or changed', second.added + second.changed, 0),
      exactly('the same file again: households unchanged', second.unchanged, households),
      told('doubts in the register', doubts.found, count),
      below('to find them all, by all rules', doubts.taken / 1_000, LONGEST_DOUBTS_SECONDS, seconds),
      told('to look again where nothing has changed', doubts.again / 1_000, seconds),
      told('to find them all: peak memory of the process', doubts.memory, megabytes),
    ]
  }),
}

function countMembers(url: string): Promise<number> {
  return withConnection(url, async ({ pool }) => {
    const { rows } = await pool.query<{ count: number }>('select count(*)::integer as count from member')
    return rows[0]?.count ?? 0
  })
}
