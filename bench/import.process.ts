import { importHouseholdsFile } from '../packages/server/src/register/import/import-households.ts'
import { applicationOver } from './application.ts'
import { timed } from './measurement.ts'
import { peakMemory } from './memory.ts'
import { withConnection } from './postgres.ts'
import { answer } from './process.ts'
import { benchCounty } from './register-workbook.ts'

/** Imports a workbook into a database. */
const [url = '', file = ''] = process.argv.slice(2)
const { result, taken } = await withConnection(url, ({ database }) => timed(() =>
  importHouseholdsFile(applicationOver(database), benchCounty.code, null, file)))
const { added, changed, unchanged, rowsRead, rowsRefused } = result.summary
answer({ taken, memory: await peakMemory('self'), added, changed, unchanged, rowsRead, rowsRefused })
