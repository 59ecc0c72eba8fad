import path from 'node:path'
import { createBenchCounty } from './county.ts'
import { Imported } from './import.ts'
import type { Measurement } from './measurement.ts'
import { below, count, exactly, megabytes, scaled, seconds, told } from './measurement.ts'
import { withConnection, withPostgres } from './postgres.ts'
import { runProcess } from './process.ts'
import { writeFormattedWorkbook, writeWorkbookOfVillages } from './register-workbook.ts'

const HOUSEHOLDS = 100_000
const VILLAGES = 250
const ROWS = 1_048_576
const LONGEST_SECONDS = 45
const LARGEST_MEGABYTES = 500
const LONGEST_FORMATTED_SECONDS = 5

/** What offices do with workbooks: a worksheet for each village, and rows that are only formatted to the end of the sheet. */
export const officeTables: Measurement = {
  name: 'office-tables',
  run: (scale) => withPostgres(async (postgres) => {
    const url = postgres.url('lookback')
    await postgres.create('lookback')
    await withConnection(url, ({ database }) => createBenchCounty(database))
    const importOf = async (name: string, write: (file: string) => Promise<void>) => {
      const file = path.join(postgres.folder, name)
      await write(file)
      return Imported.parse(await runProcess(new URL('./import.process.ts', import.meta.url), [url, file]))
    }
    const households = Math.ceil(scaled(HOUSEHOLDS, scale) / VILLAGES) * VILLAGES
    const formatted = await importOf('formatted.xlsx', (file) => writeFormattedWorkbook(file, scaled(ROWS, scale)))
    const villages = await importOf('villages.xlsx', (file) => writeWorkbookOfVillages(file, households, VILLAGES))
    return [
      below('rows that are only formatted: time', formatted.taken / 1_000, LONGEST_FORMATTED_SECONDS, seconds),
      exactly('households added beside them', formatted.added, 1),
      told('worksheets, one a village', VILLAGES, count),
      below('households in them: time', villages.taken / 1_000, LONGEST_SECONDS, seconds),
      below('households in them: peak memory of the process', villages.memory, LARGEST_MEGABYTES, megabytes),
      exactly('households in them, added', villages.added + villages.unchanged, households),
      exactly('rows refused', villages.rowsRefused + formatted.rowsRefused, 0),
    ]
  }),
}
