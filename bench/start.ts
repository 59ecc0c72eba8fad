import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { closing } from './clean-up.ts'
import { startLookback } from './lookback-server.ts'
import type { Figure, Measurement } from './measurement.ts'
import { below, megabytes, seconds, timed, told } from './measurement.ts'
import { peakMemory } from './memory.ts'

const LONGEST_SECONDS = 120

/** The demo county's server started on an empty data folder, and again on what it left. Has one size. */
export const start: Measurement = {
  name: 'start',
  run: async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'lookback-bench-'))
    return closing(() => rm(folder, { recursive: true, force: true }), async () => {
      const figures: Figure[] = []
      for (const what of ['first start', 'second start']) {
        const { result: server, taken } = await timed(() => startLookback({ dataFolder: folder, demo: true }))
        const memory = await peakMemory(server.pid)
        const stopped = await timed(server.stop)
        figures.push(
          below(`${what}, until the address is printed`, taken / 1_000, LONGEST_SECONDS, seconds),
          told(`${what}: peak memory of the server`, memory, megabytes),
          told(`${what}: stopped again within`, stopped.taken / 1_000, seconds),
        )
      }
      return figures
    })
  },
}
