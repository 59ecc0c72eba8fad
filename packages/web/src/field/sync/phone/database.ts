import type { CheckItem, FormGuidance } from '@lookback/core/checklists'
import type { Answer, LogPosition, ScopeTold } from '@lookback/core/sync'
import type { EntityTable, Table } from 'dexie'
import { Dexie } from 'dexie'
import type { Owner } from './owner.ts'
import { OWNERS } from './owner.ts'
import type { PinCost, Sealed } from './sealing.ts'
import type { Surroundings } from './surroundings.ts'

/** How the key to everything else is kept: wrapped by the PIN, and by the county's secret for this phone. */
export interface Keyring {
  name: 'keyring'
  device: string
  salt: Uint8Array<ArrayBuffer>
  cost: PinCost
  /** Gone after too many wrong PINs. */
  byPin: Sealed | null
  byCounty: Sealed
  pinAttempts: number
  offlineDays: number
}

/** How far the phone has got with fetching. A phone is complete only in the last of the phases. */
export interface Standing {
  name: 'standing'
  phase: 'first-pages' | 'catching-up' | 'complete'
  /** Rises with every first fetch: rows of an earlier one go when a later one is through. */
  generation: number
  total: number | null
  /** Where the pages go on; null at the first. */
  next: string | null
  /** Up to where changes are known; null before the first page. */
  position: LogPosition | null
  scope: ScopeTold | null
  frame: string | null
  backedUp: number
}

/** When the county was last met, and by how much its clock was ahead. */
export interface Contact {
  name: 'contact'
  at: number
  clockOffset: number
  lastSentAt: string | null
}

/** Where the county's log stood when it last answered what was sent. */
export interface Answered {
  name: 'answered'
  position: LogPosition
}

/** What the county was last told that is only here. */
export interface Announced {
  name: 'announced'
  told: string
}

/** The token to the county. */
export interface SealedSession {
  name: 'session'
  sealed: Sealed
}

export interface SealedFrame {
  name: 'frame'
  sealed: Sealed
}

/** The county has taken this phone out of service. */
export interface Revoked {
  name: 'revoked'
  /** The file with what was not sent, sealed for the county; null as long as nobody has opened the phone to make it. */
  parcel: ArrayBuffer | null
}

/** Something large, sealed. */
export interface Sealing {
  sealed: Sealed
  /** Made small before it was sealed; not there in what an earlier version made. */
  isPacked?: boolean
}

/** Of all records up to a page what lists need, sealed as one. Goes as soon as one of them has to leave the phone. */
export interface Bundle extends Sealing {
  name: 'bundle'
  /** How it is put together; not there in one of an earlier version. */
  format?: number
  /** Tells it from others. */
  made?: string
  upTo: number
}

/** The records of a bundle; it comes and goes with it. */
export interface BundleBody extends Sealing {
  name: 'bundle-body'
  made: string
}

export type MetaItem = Keyring | Standing | Contact | Answered | Announced | SealedSession | SealedFrame | Revoked | Bundle | BundleBody

/** A PIN that may still be tried. */
export interface PinTry {
  place: number
}

export interface HouseholdItem {
  id: string
  generation: number
  /** Rises with every page that is kept, so that what is newer than the bundle is found. */
  page: number
  sealed: Sealed
}

export interface FormItem {
  id: string
  xform: string
  standard: string
  items: readonly CheckItem[]
  guidance: FormGuidance
}

export interface DraftItem {
  id: string
  /** Household and round. */
  place: string
  /** The content of files by name, so that they stay as long as the draft. */
  files: string[]
  /** Rises with every write and with every window that opens it: whoever writes says which was seen. */
  revision?: number
  sealed: Sealed
}

/** A photo or another file, by the SHA-256 of its content. */
export interface FileItem {
  sha256: string
  type: string
  bytes: number
  keptAt: number
  /** Where its upload was begun. */
  upload: string | null
  sealed: Sealed
}

/** A photo that was just chosen, or is being taken, and is not yet part of a form: the camera may push the page out of memory. */
export interface TakingItem {
  /** The form, and the place in it. */
  id: string
  /** Null as long as the camera has given nothing. */
  content: { type: string; sealed: Sealed } | null
}

/** Something done on this phone. The operation inside is never changed, only where it stands. */
export interface OutboxItem {
  /** The phone's own order; given when it is stored. */
  sequence: number
  id: string
  subject: string
  state: 'waiting' | 'accepted' | 'refused'
  /** The number of the county's log that holds it; 0 as long as it waits. */
  at: number
  files: string[]
  missing: string[]
  refusal: Answer['refusal']
  /** Told with the county's answer; not there before. */
  visitedBefore?: Answer['visitedBefore']
  /** Whoever made it has read why the county said no, and has done what there was to do. */
  isRead?: boolean
  /** The operation; gone when a verified backup holds it. */
  sealed: Sealed | null
  /** What the list shows of it. */
  summary: Sealed
}

export class PhoneDatabase extends Dexie {
  meta!: Table<MetaItem, MetaItem['name']>
  households!: EntityTable<HouseholdItem, 'id'>
  forms!: EntityTable<FormItem, 'id'>
  drafts!: EntityTable<DraftItem, 'id'>
  files!: EntityTable<FileItem, 'sha256'>
  outbox!: EntityTable<OutboxItem, 'sequence'>
  tries!: EntityTable<PinTry, 'place'>
  takings!: EntityTable<TakingItem, 'id'>

  constructor(surroundings: Surroundings, county: string, person: string) {
    super(`lookback-field-${county}-${person}`, optionsOf(surroundings))
    this.version(1).stores({
      meta: 'name', households: 'id, generation, page', forms: 'id', drafts: 'id, place', files: 'sha256', outbox: '++sequence, &id, state', tries: 'place',
    })
    this.version(2).stores({ takings: 'id' })
  }

  async item<Name extends MetaItem['name']>(name: Name): Promise<Extract<MetaItem, { name: Name }> | null> {
    return ((await this.meta.get(name)) as Extract<MetaItem, { name: Name }> | undefined) ?? null
  }
}

export class OwnerDatabase extends Dexie {
  owners!: EntityTable<Owner, 'key'>

  constructor(surroundings: Surroundings) {
    super(OWNERS.database, optionsOf(surroundings))
    this.version(1).stores({ [OWNERS.store]: 'key' })
  }
}

/** Strict: what is called saved is on disk and outlives a battery that dies the next moment. */
function optionsOf({ indexedDB, IDBKeyRange }: Surroundings) {
  return { indexedDB, IDBKeyRange, chromeTransactionDurability: 'strict', cache: 'disabled' } as const
}
