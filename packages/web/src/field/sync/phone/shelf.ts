import type { HouseholdRecord, SubjectRecord } from '@lookback/core/sync'
import { isSettled } from '@lookback/core/problems'

/** What lists need of a household. */
export interface ListedHousehold extends Pick<HouseholdRecord, 'id' | 'number' | 'headName' | 'village' | 'villagerGroup' | 'sampledIn' | 'position'> {
  /** The head's first. */
  names: string[]
  memberCount: number
  visits: Omit<HouseholdRecord['visits'][number], 'assessed' | 'found'>[]
  problems: number
  /** Those that are not settled. */
  open: number
}

interface Placed {
  listed: ListedHousehold
  /** The record as JSON, until somebody asks for it. */
  bytes: Uint8Array | null
  record: HouseholdRecord | null
}

/** What stands before the records in a bundle. */
interface Contents {
  /** With how many bytes the record has. */
  households: [listed: ListedHousehold, bytes: number][]
  subjects: SubjectRecord[]
}

const LENGTH_BYTES = 4

/**
 * The households on a phone. A county's weigh tens of megabytes as JSON, of which a list needs a part: a record is read out when
 * somebody opens its household, or when its problems are listed.
 */
export class Shelf {
  readonly #placed = new Map<string, Placed>()

  get size(): number {
    return this.#placed.size
  }

  has(id: string): boolean {
    return this.#placed.has(id)
  }

  keys(): IterableIterator<string> {
    return this.#placed.keys()
  }

  get(id: string): HouseholdRecord | undefined {
    const placed = this.#placed.get(id)
    return placed && recordOf(placed)
  }

  set(record: HouseholdRecord): void {
    this.#placed.set(record.id, { listed: listedOf(record), bytes: null, record })
  }

  delete(id: string): void {
    this.#placed.delete(id)
  }

  * listed(): Generator<ListedHousehold> {
    for (const { listed } of this.#placed.values()) yield listed
  }

  /** Those with problems. */
  * troubled(): Generator<HouseholdRecord> {
    for (const placed of this.#placed.values()) if (placed.listed.problems > 0) yield recordOf(placed)
  }

  /** Everything in one piece, with what else has problems. */
  packed(subjects: Iterable<SubjectRecord>): Uint8Array<ArrayBuffer> {
    const encoder = new TextEncoder()
    const placed = [...this.#placed.values()].map((one) => ({ listed: one.listed, bytes: one.bytes ?? encoder.encode(JSON.stringify(one.record)) }))
    const contents: Contents = { households: placed.map(({ listed, bytes }) => [listed, bytes.length]), subjects: [...subjects] }
    const head = encoder.encode(JSON.stringify(contents))
    const whole = new Uint8Array(LENGTH_BYTES + head.length + placed.reduce((sum, { bytes }) => sum + bytes.length, 0))
    new DataView(whole.buffer).setUint32(0, head.length)
    whole.set(head, LENGTH_BYTES)
    let at = LENGTH_BYTES + head.length
    for (const { bytes } of placed) {
      whole.set(bytes, at)
      at += bytes.length
    }
    return whole
  }

  /** Puts what was packed on the shelf. @returns what else has problems */
  unpack(content: ArrayBuffer): SubjectRecord[] {
    const length = new DataView(content).getUint32(0)
    const { households, subjects } = JSON.parse(new TextDecoder().decode(new Uint8Array(content, LENGTH_BYTES, length))) as Contents
    let at = LENGTH_BYTES + length
    for (const [listed, bytes] of households) {
      this.#placed.set(listed.id, { listed, bytes: new Uint8Array(content, at, bytes), record: null })
      at += bytes
    }
    return subjects
  }
}

function recordOf(placed: Placed): HouseholdRecord {
  // What this phone wrote is what it was: nobody else has the key.
  placed.record ??= JSON.parse(new TextDecoder().decode(placed.bytes ?? new Uint8Array())) as HouseholdRecord
  return placed.record
}

function listedOf({ id, number, headName, village, villagerGroup, sampledIn, position, members, visits, problems }: HouseholdRecord): ListedHousehold {
  return {
    id, number, headName, village, villagerGroup, sampledIn, position,
    // The head is a member, too.
    names: [headName, ...members.flatMap(({ name }) => (name === headName ? [] : [name]))], memberCount: members.length,
    visits: visits.map(({ id: visit, round, outcome, at, inspector, inspectorName, seen, comeAgainOn }) =>
      ({ id: visit, round, outcome, at, inspector, inspectorName, seen, comeAgainOn })),
    problems: problems.length, open: problems.filter(({ state }) => !isSettled(state)).length,
  }
}
