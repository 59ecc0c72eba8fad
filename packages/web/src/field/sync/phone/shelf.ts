import type { HouseholdRecord, SubjectRecord } from '@lookback/core/sync'
import type { ListedColumns, ListedHousehold } from './listed.ts'
import { fromColumns, inColumns, listedOf } from './listed.ts'

interface Placed {
  listed: ListedHousehold
  /** How many bytes the record has in the bundle that it came in. */
  length: number
  /** The record as JSON, once it has been put here and until somebody asks for it. */
  bytes: Uint8Array | null
  record: HouseholdRecord | null
}

/** What lists need of all records, and how long each record is. */
interface Contents {
  listed: ListedColumns
  lengths: number[]
  subjects: SubjectRecord[]
}

/** A bundle in two pieces: what is needed at once, and the records, which can come later. */
export interface Packed {
  head: Uint8Array<ArrayBuffer>
  body: Uint8Array<ArrayBuffer>
}

/**
 * The households on a phone. A county's weigh tens of megabytes as JSON, of which a list needs a part: the records come after it, and
 * one is read out when somebody opens its household, or when its problems are listed.
 */
export class Shelf {
  readonly #placed = new Map<string, Placed>()
  /** In the order of the bundle's body. */
  #awaited: Placed[] = []

  get size(): number {
    return this.#placed.size
  }

  has(id: string): boolean {
    return this.#placed.has(id)
  }

  keys(): IterableIterator<string> {
    return this.#placed.keys()
  }

  /** Undefined also where the record has not come yet. */
  get(id: string): HouseholdRecord | undefined {
    const placed = this.#placed.get(id)
    return placed && recordOf(placed)
  }

  set(record: HouseholdRecord): void {
    this.#placed.set(record.id, { listed: listedOf(record), length: 0, bytes: null, record })
  }

  delete(id: string): void {
    this.#placed.delete(id)
  }

  * listed(): Generator<ListedHousehold> {
    for (const { listed } of this.#placed.values()) yield listed
  }

  /** Those with problems. */
  * troubled(): Generator<HouseholdRecord> {
    for (const placed of this.#placed.values()) {
      const record = placed.listed.problems > 0 ? recordOf(placed) : undefined
      if (record) yield record
    }
  }

  /** Those whose records have not come. */
  missing(): string[] {
    return [...this.#placed.values()].flatMap((placed) => (placed.bytes ?? placed.record ? [] : [placed.listed.id]))
  }

  /** Everything that is here, in the order in which it is listed, with what else has problems. */
  packed(subjects: Iterable<SubjectRecord>): Packed {
    const encoder = new TextEncoder()
    const placed = [...this.#placed.values()].map((one) => ({ listed: one.listed, bytes: one.bytes ?? encoder.encode(JSON.stringify(one.record)) }))
      .sort((one, other) => byNumber(one.listed, other.listed))
    const contents: Contents = {
      listed: inColumns(placed.map(({ listed }) => listed)), lengths: placed.map(({ bytes }) => bytes.length), subjects: [...subjects],
    }
    const body = new Uint8Array(placed.reduce((sum, { bytes }) => sum + bytes.length, 0))
    let at = 0
    for (const { bytes } of placed) {
      body.set(bytes, at)
      at += bytes.length
    }
    return { head: encoder.encode(JSON.stringify(contents)), body }
  }

  /** Puts here what lists need of a bundle. @returns what else has problems */
  takeHead(head: ArrayBuffer): SubjectRecord[] {
    const { listed, lengths, subjects } = JSON.parse(new TextDecoder().decode(head)) as Contents
    this.#awaited = fromColumns(listed).map((one, at) => ({ listed: one, length: lengths[at] ?? 0, bytes: null, record: null }))
    for (const placed of this.#awaited) this.#placed.set(placed.listed.id, placed)
    return subjects
  }

  /** Puts the records of the same bundle here; what has come anew meanwhile stays as it is. */
  takeBody(body: ArrayBuffer): void {
    let at = 0
    for (const placed of this.#awaited) {
      placed.bytes = new Uint8Array(body, at, placed.length)
      at += placed.length
    }
    this.#awaited = []
  }
}

function recordOf(placed: Placed): HouseholdRecord | undefined {
  // What this phone wrote is what it was: nobody else has the key.
  if (!placed.record && placed.bytes) placed.record = JSON.parse(new TextDecoder().decode(placed.bytes)) as HouseholdRecord
  return placed.record ?? undefined
}

/** In this order households are listed. */
export function byNumber(one: ListedHousehold, other: ListedHousehold): number {
  return one.number < other.number ? -1 : 1
}
