import { entryKinds } from '@lookback/core/capabilities'
import type { Application } from './application.ts'
import { systemClock } from '../clock.ts'
import { readHead } from '../database/log.ts'
import { hasKindSince } from '../database/read-log.queries.ts'

/** A figure this young is not computed again, however much is written. */
const YOUNG_MILLISECONDS = 2_000
/** A figure this old is not shown any more once something has moved figures: whoever asks waits for a new one. */
const OLD_MILLISECONDS = 30_000
const MOST_KEPT = 500

/** What may make a figure, or what stands around it, another one. */
const moving = entryKinds(({ moves }) => moves.figures !== 'none')

interface Computed {
  /** No entry up to this one has moved it since. */
  sequence: number
  /** By the machine's clock, for its age; a demo county's own day stands still. */
  computedAt: number
  /** By the county's time, for the reader. */
  asOf: Date
  value: unknown
}

interface Kept {
  latest: Computed | null
  /** The computation that is under way; everybody who must wait waits for the same one. */
  underWay: Promise<Computed> | null
}

const keptBy = new WeakMap<Application, Map<string, Kept>>()

/**
 * Figures that many people look at, computed once for all of them. Until an entry comes that moves figures by its
 * declaration, a figure stands. After one, the last figure is shown for a little while, with its time, and a new one is
 * computed meanwhile.
 * @param key must name everything that the value depends on, the scope first of all
 * @param compute is given the last figure, or null
 */
export async function fresh<Value>(
  application: Application, county: string, key: readonly unknown[],
  compute: (before: Value | null) => Promise<Value>,
): Promise<{ value: Value; asOf: Date }> {
  const kept = keptFor(application, JSON.stringify([county, key]))
  const now = systemClock().getTime()
  const sequence = await readHead(application.database, county)
  const { latest } = kept
  const age = latest ? now - latest.computedAt : Infinity
  const stands = latest !== null && (age < YOUNG_MILLISECONDS || await holds(application, county, latest, sequence))
  const begin = () => computeAnew(kept, { sequence, computedAt: now, asOf: application.clock() }, () =>
    compute((kept.latest?.value ?? null) as Value | null))
  if (!stands) kept.underWay ??= begin()
  if (latest && (stands || age < OLD_MILLISECONDS)) {
    // A failure is told to whoever waits; here nobody does, and the next one asks again.
    kept.underWay?.catch(() => undefined)
    return { value: latest.value as Value, asOf: latest.asOf }
  }
  const computed = await (kept.underWay ?? begin())
  return { value: computed.value as Value, asOf: computed.asOf }
}

/** Whether nothing has moved figures up to the log's head; what has been looked through is not looked through again. */
async function holds({ database }: Application, county: string, latest: Computed, head: number): Promise<boolean> {
  if (latest.sequence === head) return true
  if (await hasKindSince(database, county, latest.sequence, moving)) return false
  latest.sequence = head
  return true
}

async function computeAnew(
  kept: Kept, begun: Omit<Computed, 'value'>, compute: () => Promise<unknown>,
): Promise<Computed> {
  try {
    kept.latest = { ...begun, value: await compute() }
    return kept.latest
  } finally {
    kept.underWay = null
  }
}

/** The place of a figure; the one that was asked for longest ago makes room. */
function keptFor(application: Application, name: string): Kept {
  const all = keptBy.get(application) ?? new Map<string, Kept>()
  keptBy.set(application, all)
  const kept = all.get(name) ?? { latest: null, underWay: null }
  all.delete(name)
  all.set(name, kept)
  const [oldest] = all.keys()
  if (all.size > MOST_KEPT && oldest !== undefined) all.delete(oldest)
  return kept
}
