import type { capabilities, EntryKind } from '@lookback/core/capabilities'
import type { Database } from './database/connect.ts'
import type { SealedColumn } from './database/sealed.queries.ts'
import type { MoveFollower, PostFollower, PutRightProvider, TakenTable } from './kit/application.ts'
import type { Names } from './kit/names.ts'
import type { DayProvider } from './kit/day.ts'
import type { DailyJob } from './kit/daily-job.ts'
import type { RetainedData } from './kit/retained.ts'
import type { WorkProvider } from './kit/work.ts'
import type { SearchProvider } from './kit/search-provider.ts'
import type { Route } from './http/route.ts'
import type { CarriedCodes, ParameterEffects } from './kit/effects.ts'

/** Holds state against what the log folds to; says how many records it compared. @throws {Refusal} `state-differs` */
export type Verifier = (database: Database, county: string) => Promise<number>

/** How a kind of entry is verified: by what is held against it, or by the hash chain alone, where nothing is folded of it. */
export type Verification = Verifier | 'chain'

/** What a capability runs on the server, under the same name as in `core`. */
interface Runs {
  name: string
  /** The folder of its `.sql` files, applied in the order of their names. */
  migrations?: URL
  /** What in its tables the database must not tell by itself. */
  sealed?: readonly SealedColumn[]
  routes?: readonly Route[]
  /** What it does by itself once a day in every county, after those that stand above it in the list. */
  jobs?: readonly DailyJob[]
  /** What of its own is kept for a time only. */
  retains?: readonly RetainedData[]
  /** Tables that are filled in and brought back to it. */
  tables?: readonly TakenTable[]
  /** What people owe through it. */
  work?: WorkProvider
  /** What units have to do by a day through it (日清日结). */
  day?: DayProvider
  /** What of it the search box finds. */
  search?: readonly SearchProvider[]
  /** Counts what a change of its parameters moves. */
  effects?: ParameterEffects
  /** Counts the records that carry the codes of its lists. */
  carried?: CarriedCodes
  /** Tells what was put right of households, which an old table must not change back. */
  putRight?: PutRightProvider
  /** Tells by name what entries and notices refer to. */
  names?: Partial<Names>
  /** Moves what is kept by the name of whoever holds a post. */
  followsPosts?: PostFollower
  /** Moves what belongs to households by where they lie. */
  followsMoves?: MoveFollower
}

type Declared = (typeof capabilities)[number]
/** The kinds of entry that a capability declares in `core`. */
type KindsOf<Name extends string> = Extract<Declared, { name: Name }> extends { entries: infer Entries } ? Extract<keyof Entries, EntryKind> : never

/** A capability; named by what it is called in `core`, it says of each of its kinds of entry how it is verified. */
export type ServerCapability<Name extends string = never> = Runs
  & ([KindsOf<Name>] extends [never] ? { verify?: undefined } : { verify: Readonly<Record<KindsOf<Name>, Verification>> })

/** As the list holds it. */
export type ListedCapability = Runs & { verify?: Readonly<Record<string, Verification>> | undefined }

/** One verification for several kinds. */
export function allBy<const Kind extends string, Way extends Verification>(kinds: readonly Kind[], verification: Way): Record<Kind, Way> {
  return Object.fromEntries(kinds.map((kind) => [kind, verification])) as Record<Kind, Way>
}
