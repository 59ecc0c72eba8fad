import type { z } from 'zod'
import type { EntryKind } from '@lookback/core/capabilities'
import { entryKinds } from '@lookback/core/capabilities'
import type { Application } from './application.ts'
import { KeptReply } from './kept-reply.ts'
import { readTogether } from '../database/read-together.ts'
import { systemClock } from '../clock.ts'
import { readHead } from '../database/log.ts'
import { hasKindSince } from '../database/read-log.queries.ts'

/** A figure this young is not computed again, however much is written. */
const YOUNG_MILLISECONDS = 2_000
/**
 * Nor before so many times as long have gone by as it took: where much is written, counting never takes more than a tenth of
 * the time from those who write and look.
 */
const YOUNG_TIMES_TAKEN = 10
/** However long it took, it is counted again after this. */
const YOUNG_AT_MOST_MILLISECONDS = 10_000
/** A figure this old is not shown any more once something has moved figures: whoever asks waits for a new one. */
const OLD_MILLISECONDS = 30_000
const MOST_KEPT = 500
/** So many replies are kept with a figure. */
const MOST_REPLIES = 200

/** What may make a figure, or what stands around it, another one. */
const moving = entryKinds(({ moves }) => moves.figures !== 'none')

interface Computed {
  /** No entry up to this one has moved it since. */
  sequence: number
  /** By the machine's clock, for its age; a demo county's own day stands still. */
  computedAt: number
  /** Milliseconds. */
  took: number
  /** By the county's time, for the reader. */
  asOf: Date
  value: unknown
  replies: Fresh<unknown>['replies']
}

/** A figure as it is given out. */
export interface Fresh<Value> {
  value: Value
  /** By the county's time, for the reader. */
  asOf: Date
  /** What was written of it, by endpoint and by what was read beside it; gone when it is gone. */
  replies: Map<string, KeptReply<unknown>>
}

interface Kept {
  latest: Computed | null
  /** The computation that is under way; everybody who must wait waits for the same one. */
  underWay: Promise<Computed> | null
  /** Up to which entry the computation that is under way sees. */
  sees: number
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
): Promise<Fresh<Value>> {
  const kept = keptFor(application, JSON.stringify([county, key]))
  const now = systemClock().getTime()
  const sequence = await headNow(application, county)
  const { latest } = kept
  const age = latest ? now - latest.computedAt : Infinity
  const stands = latest !== null && (age < youngOf(latest) || await holds(application, county, latest, sequence))
  const begin = () => computeAnew(kept, { sequence, computedAt: now, asOf: application.clock(), replies: new Map() }, () =>
    compute((kept.latest?.value ?? null) as Value | null))
  if (!stands) kept.underWay ??= begin()
  if (latest && (stands || age < OLD_MILLISECONDS)) {
    // A failure is told to whoever waits; here nobody does, and the next one asks again.
    kept.underWay?.catch(() => undefined)
    return givenOut(latest)
  }
  return givenOut(await (kept.underWay ?? begin()))
}

/**
 * What many people look at alike and nobody may see late: it stands exactly until an entry of the kinds comes, and whoever asks
 * after that waits for a new one.
 * @param kinds of entry that change what `compute` reads
 * @param key must name everything else that the value depends on
 */
export async function keptUntil<Value>(
  application: Application, county: string, key: readonly unknown[], kinds: readonly EntryKind[], compute: () => Promise<Value>,
): Promise<Fresh<Value>> {
  const kept = keptFor(application, JSON.stringify([county, key]))
  const sequence = await headNow(application, county)
  if (kept.latest && await holds(application, county, kept.latest, sequence, kinds)) return givenOut(kept.latest)
  if (!kept.underWay || kept.sees < sequence) {
    kept.sees = sequence
    kept.underWay = computeAnew(kept, { sequence, computedAt: systemClock().getTime(), asOf: application.clock(), replies: new Map() }, compute)
  }
  return givenOut(await kept.underWay)
}

/** The log's head, read once for all who ask at the same moment. */
function headNow({ database }: Application, county: string): Promise<number> {
  return readTogether(database, ['head', county], () => readHead(database, county))
}

function givenOut<Value>({ value, asOf, replies }: Computed): Fresh<Value> {
  return { value: value as Value, asOf, replies }
}

/**
 * The reply that is made of a figure and of what is read beside it: the same of both is the same reply, written once.
 * @param beside everything that the reply rests on and the key of the figure does not name, as whoever asks may read it
 */
export function replyOf<Value, Reply extends z.ZodType>(
  { value, asOf, replies }: Fresh<Value>, { name }: { name: string; reply: Reply }, beside: readonly unknown[],
  tell: (value: Value, asOf: string) => z.input<Reply>,
): KeptReply<z.input<Reply>> {
  const key = JSON.stringify([name, beside])
  const known = replies.get(key) as KeptReply<z.input<Reply>> | undefined
  if (known) return known
  if (replies.size >= MOST_REPLIES) replies.clear()
  const reply = new KeptReply(() => tell(value, asOf.toISOString()))
  replies.set(key, reply)
  return reply
}

/** How long a figure is young. */
function youngOf({ took }: Computed): number {
  return Math.min(Math.max(YOUNG_MILLISECONDS, took * YOUNG_TIMES_TAKEN), YOUNG_AT_MOST_MILLISECONDS)
}

/** Whether no entry of the kinds has come up to the log's head; what has been looked through is not looked through again. */
async function holds(
  { database }: Application, county: string, latest: Computed, head: number, kinds: readonly EntryKind[] = moving,
): Promise<boolean> {
  if (latest.sequence >= head) return true
  if (await hasKindSince(database, county, latest.sequence, kinds)) return false
  latest.sequence = head
  return true
}

async function computeAnew(
  kept: Kept, begun: Omit<Computed, 'value' | 'took'>, compute: () => Promise<unknown>,
): Promise<Computed> {
  try {
    const value = await compute()
    kept.latest = { ...begun, value, took: systemClock().getTime() - begun.computedAt }
    return kept.latest
  } finally {
    kept.underWay = null
  }
}

/** The place of a figure; the one that was asked for longest ago makes room. */
function keptFor(application: Application, name: string): Kept {
  const all = keptBy.get(application) ?? new Map<string, Kept>()
  keptBy.set(application, all)
  const kept = all.get(name) ?? { latest: null, underWay: null, sees: 0 }
  all.delete(name)
  all.set(name, kept)
  const [oldest] = all.keys()
  if (all.size > MOST_KEPT && oldest !== undefined) all.delete(oldest)
  return kept
}
