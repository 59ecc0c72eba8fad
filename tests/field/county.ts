import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { addDays, dayOf } from '@lookback/core/kernel'
import type { CheckedCounty } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { checkedCounty, county, rounds } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { createRound } from '../../packages/server/src/rounds/create-round.ts'
import type { Running } from '../support/process.ts'
import { lookback } from '../support/process.ts'
import type { Line } from './line.ts'
import { layLine } from './line.ts'

/** A county with a round that is open today, its server a process of its own that can be killed, and the line to it. */
export interface FieldCounty {
  checked: CheckedCounty
  line: Line
  /** Starts the server anew behind the line. */
  start: () => Promise<void>
  /** Ends the server at once, as a power cut does. */
  kill: () => Promise<void>
  count: (table: 'visit' | 'attachment' | 'problem') => Promise<number>
  close: () => Promise<void>
}

/** @param households in each of the four villages */
export async function fieldCounty(households: number): Promise<FieldCounty> {
  const checked = await checkedCounty(households)
  const today = dayOf(new Date())
  const open = { ...rounds.second, startsOn: addDays(today, -1), endsOn: addDays(today, 30) }
  await createRound(checked.application, county, { ...open, id: randomUUID(), ordinal: 3, name: '县级复查' }, [], null, null)
  await createRound(checked.application, county, { ...open, id: randomUUID(), ordinal: 4, name: '村级自查', tier: 'village' }, [], null, null)
  const dataFolder = await mkdtemp(path.join(os.tmpdir(), 'lookback-field-'))
  const line = await layLine()
  let server: Running | null = null

  async function start(): Promise<void> {
    server = lookback(['serve', '--port', '0'], {
      DATABASE_URL: checked.connectionString, LOOKBACK_DATA: dataFolder,
    })
    const said = await server.says(/127\.0\.0\.1:(\d+)/)
    line.lead(Number(said.split(':')[1]))
  }

  async function kill(): Promise<void> {
    server?.child.kill('SIGKILL')
    await server?.ended
    server = null
  }

  await start()
  return {
    checked, line, start, kill,
    count: async (table) => {
      const { rows } = await checked.pool.query<{ count: string }>(`select count(*) from ${table}`)
      return Number(rows[0]?.count)
    },
    close: async () => {
      await line.close()
      await kill()
      await checked.close()
      await rm(dataFolder, { recursive: true, force: true })
    },
  }
}
