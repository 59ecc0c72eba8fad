import { createWriteStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { wholeCounty } from '../packages/server/src/command-line/county.ts'
import { writeLedger } from '../packages/server/src/reports/ledger.ts'
import { applicationOver } from './application.ts'
import { timed } from './measurement.ts'
import { peakMemory } from './memory.ts'
import { withConnection } from './postgres.ts'
import { answer } from './process.ts'
import { benchCounty } from './register-workbook.ts'

/** Writes the whole county's ledger of a database to a file. */
const [url = '', file = ''] = process.argv.slice(2)
const memoryBefore = await peakMemory('self')
const { taken } = await withConnection(url, ({ database }) => timed(async () => {
  const ledger = await writeLedger(applicationOver(database), wholeCounty(benchCounty.code), {}, 'zh-CN')
  await pipeline(ledger, createWriteStream(file))
}))
const { size: bytes } = await stat(file)
answer({ taken, bytes, memory: await peakMemory('self'), memoryBefore })
