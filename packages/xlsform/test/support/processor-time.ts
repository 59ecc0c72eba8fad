/**
 * Milliseconds of processor time that a run takes: unlike the time by the clock, it does not measure what else the machine
 * is doing.
 */
export function processorTime(run: () => unknown): number {
  const start = process.cpuUsage()
  run()
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000
}

/** The best of up to five runs, since neighbours on the machine still cost caches; stops at one within `enough`. */
export function bestTime(run: () => unknown, enough = 0): number {
  let best = Infinity
  for (let index = 0; index < 5 && best > enough; index++) best = Math.min(best, processorTime(run))
  return best
}
