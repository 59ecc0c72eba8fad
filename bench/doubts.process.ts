import { findDoubts } from '../packages/server/src/doubts/found.ts'
import { applicationOver } from './application.ts'
import { timed } from './measurement.ts'
import { peakMemory } from './memory.ts'
import { withConnection } from './postgres.ts'
import { answer } from './process.ts'
import { benchCounty } from './register-workbook.ts'

/** Finds the doubts of a whole county by all rules, and once more where nothing has changed. */
const [url = ''] = process.argv.slice(2)
const scope = { county: benchCounty.code, grants: [{ region: benchCounty.code, department: null }] }
answer(await withConnection(url, async ({ database }) => {
  const application = applicationOver(database)
  const first = await timed(() => findDoubts(application, scope))
  const again = await timed(() => findDoubts(application, scope))
  return { found: first.result.length, taken: first.taken, again: again.taken, memory: await peakMemory('self') }
}))
