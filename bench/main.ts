import { readFile, writeFile } from 'node:fs/promises'
import os from 'node:os'
import { Command, InvalidArgumentError } from 'commander'
import { cleanUpOnSignals } from './clean-up.ts'
import { comparison } from './comparison.ts'
import { compiler } from './compiler.ts'
import { dashboard } from './dashboard.ts'
import { importing } from './import.ts'
import { indicators } from './indicators.ts'
import { ingest } from './ingest.ts'
import { ledger } from './ledger.ts'
import { letters } from './letters.ts'
import { machineLine } from './machine.ts'
import type { Measurement } from './measurement.ts'
import { timed } from './measurement.ts'
import { officeTables } from './office-tables.ts'
import { phone } from './phone.ts'
import { pin } from './pin.ts'
import { rectification } from './rectification.ts'
import { register } from './register.ts'
import { start } from './start.ts'
import { sync } from './sync.ts'
import { taps } from './taps.ts'
import { tableOf, withResults } from './table.ts'

const measurements: readonly Measurement[] = [
  importing, officeTables, ingest, comparison, dashboard, rectification, indicators, letters, ledger, register, sync, phone, pin, taps, start, compiler,
]
const names = measurements.map(({ name }) => name)
const page = new URL('./README.md', import.meta.url)

interface Options {
  scale: number
  write?: true
}

function scaleOf(text: string): number {
  const scale = Number(text)
  if (scale > 0 && scale <= 1) return scale
  throw new InvalidArgumentError('more than 0 and at most 1')
}

function named(name: string, before: readonly string[] = []): string[] {
  if (!names.includes(name)) throw new InvalidArgumentError(names.join(', '))
  return [...before, name]
}

await new Command('bench')
  .description('Measures what the bars speak of; see bench/README.md')
  .argument('[name...]', `what to measure: ${names.join(', ')}; all when left out`, named)
  .option('--scale <share>', 'share of the full size', scaleOf, 1)
  .option('--write', 'put the tables into bench/README.md (full size only)')
  .action(async (chosen: readonly string[], options: Options, command: Command) => {
    if (options.write && options.scale !== 1) command.error('--write takes figures of the full size only')
    cleanUpOnSignals()
    await measureAll(measurements.filter(({ name }) => chosen.length === 0 || chosen.includes(name)), options)
  })
  .parseAsync()

/** One after the other. One that fails is told and makes the run fail; the others still run. A missed bar does not. */
async function measureAll(chosen: readonly Measurement[], { scale, write }: Options): Promise<void> {
  const machine = await machineLine()
  say(`${machine}; load ${os.loadavg()[0]?.toFixed(1) ?? '?'}`)
  if (scale !== 1) say(`Scale ${scale}: the bars are those of the full size.`)
  for (const { name, run } of chosen) {
    try {
      const { result, taken } = await timed(() => run(scale))
      const table = tableOf(result)
      say(`\n## ${name} (${(taken / 1_000).toFixed(0)} s in all)\n\n${table}`)
      if (write) await writeFile(page, withResults(await readFile(page, 'utf8'), name, `${table}\n\n${machine}`))
    } catch (error) {
      process.exitCode = 1
      say(`\n## ${name}\n\nfailed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
    }
  }
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}
