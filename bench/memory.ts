import { readFile } from 'node:fs/promises'

/**
 * The most memory that a process has had resident, all its threads included, in megabytes. Read from the kernel's own
 * high-water mark and not from `getrusage`, which counts what the parent had before the program was started.
 * @returns NaN where the operating system has no `/proc`
 */
export async function peakMemory(process: number | 'self'): Promise<number> {
  const status = await readFile(`/proc/${process}/status`, 'utf8').catch(() => '')
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]
  return kilobytes === undefined ? Number.NaN : Number(kilobytes) / 1_024
}
