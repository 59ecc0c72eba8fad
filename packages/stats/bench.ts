import { bars, processorTime } from './test/speed-bars.ts'

let failed = false
for (const { name, milliseconds, prepare } of bars) {
  const run = prepare()
  const start = performance.now()
  const taken = processorTime(run)
  const clock = performance.now() - start
  failed ||= taken > milliseconds
  const verdict = taken > milliseconds ? 'SLOW' : 'ok  '
  const times = `${taken.toFixed(0).padStart(6)} ms (clock ${clock.toFixed(0)} ms) of ${milliseconds} ms`
  process.stdout.write(`${verdict} ${times}  ${name}\n`)
}
process.exitCode = failed ? 1 : 0
