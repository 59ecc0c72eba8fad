import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { inject } from 'vitest'
import pg from 'pg'
import type { Application } from '../../packages/server/src/kit/application.ts'
import type { Connection } from '../../packages/server/src/database/connect.ts'
import { connect } from '../../packages/server/src/database/connect.ts'
import type { TestServer } from '../../packages/server/src/fixtures/server.fixture.ts'
import { testServer } from '../../packages/server/src/fixtures/server.fixture.ts'
import type { Actor } from '../../packages/server/src/kit/actor.ts'
import type { CastName } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { checkedCounty, county, seat, twofold } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { applicationOn } from '../support/database.ts'
import { testKeys } from '../support/keys.ts'
import type { Mistake } from './mistakes.ts'
import { Handset } from './handset.ts'

/** Whoever may hold a phone: the cast, and somebody with two posts. */
export type Holder = CastName | keyof typeof twofold

/** A county that every run of the model gets a copy of. */
export interface Prepared {
  database: string
  cast: Record<Holder, Actor>
}

export async function prepare(): Promise<Prepared> {
  const checked = await checkedCounty(3)
  const cast = { ...checked.actors, ...await seat(checked.application, twofold) }
  await rm(checked.application.filesFolder, { recursive: true, force: true })
  await checked.pool.end()
  return { database: new URL(checked.connectionString).pathname.slice(1), cast }
}

/** What goes on: the townships check themselves, or the county's teams come. Each has its phones. */
export type Season = 'self-check' | 'census'
const phonesOf: Readonly<Record<Season, readonly Holder[]>> = {
  'self-check': ['pingan', 'twofold', 'shiqiao'], census: ['census', 'supervision', 'office'],
}
const DAYS_TO_CENSUS = 38
const DAY_MINUTES = 24 * 60

const START = Date.parse('2020-03-05T01:00:00.000Z')
const MINUTE_MS = 60_000

/** One county's server and several phones in one process, with everything that may go wrong between them. */
export class World {
  readonly cast: Prepared['cast']
  readonly application: Application
  readonly server: TestServer
  readonly mistake: Mistake | null
  /** How many requests came after one that was sent later. */
  overtaken = 0
  readonly season: Season
  handsets: Handset[] = []
  /** Entries of the log that are being written and not yet committed. */
  inFlight = 0
  wasRestored = false
  #connection: Connection
  #database: string
  #backup = ''
  #time = START

  private constructor(prepared: Prepared, connection: Connection, database: string, application: Application, server: TestServer, mistake: Mistake | null, season: Season) {
    this.season = season
    this.cast = prepared.cast
    this.#connection = connection
    this.#database = database
    this.application = application
    this.server = server
    this.mistake = mistake
    application.clock = () => new Date(this.#time)
  }

  static async make(prepared: Prepared, mistake: Mistake | null, season: Season = 'self-check'): Promise<World> {
    const database = await copyOf(prepared.database)
    const connection = connectTo(database)
    const application: Application = applicationOn(connection, () => new Date(START))
    const world = new World(prepared, connection, database, application, await testServer(application), mistake, season)
    if (season === 'census') world.pass(DAYS_TO_CENSUS * DAY_MINUTES)
    world.handsets = await Promise.all(phonesOf[season].map((name) => Handset.make(world, name)))
    await world.backUp()
    return world
  }

  get now(): number {
    return this.#time
  }

  pass(minutes: number): void {
    this.#time += minutes * MINUTE_MS
  }

  /** Before and during the work the server's connections to its database break, whatever is under way in them. */
  async withBrokenDatabase<Result>(work: () => Promise<Result>): Promise<Result> {
    const client = new pg.Client({ connectionString: inject('postgresUrl') })
    await client.connect()
    const breakAll = () => client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [this.#database])
    await breakAll()
    const over = new AbortController()
    const working = work()
    working.then(() => over.abort(), () => over.abort())
    while (!over.signal.aborted) await breakAll()
    await client.end()
    await this.#freshConnections()
    return working
  }

  /** Those that were broken are not noticed until somebody uses them; what the test itself does is not to fail by them. */
  async #freshConnections(): Promise<void> {
    await this.#connection.close()
    this.#reconnect()
  }

  /** Takes a backup and, once it was read back, says how far it reaches. */
  async backUp(): Promise<void> {
    const { sequence } = await this.application.database
      .selectFrom('log_head').select('sequence').where('county', '=', county).executeTakeFirstOrThrow()
    await this.#connection.close()
    const earlier = this.#backup
    this.#backup = await copyOf(this.#database)
    if (earlier) await drop(earlier)
    this.#reconnect()
    await this.application.database
      .insertInto('verified_backup').values({ county, log_sequence: sequence, verified_at: new Date(this.#time) })
      .onConflict((conflict) => conflict.doNothing()).execute()
  }

  /** The county's server is lost and comes back as it was at the last backup. */
  async restore(): Promise<void> {
    this.wasRestored = true
    await this.#connection.close()
    await drop(this.#database)
    this.#database = await copyOf(this.#backup)
    this.#reconnect()
    this.application.actors.clear()
  }

  #reconnect(): void {
    this.#connection = connectTo(this.#database)
    this.application.database = this.#connection.database
  }

  async close(): Promise<void> {
    for (const handset of this.handsets) handset.phone.close()
    await this.server.close()
    await this.#connection.close()
    await drop(this.#database)
    await drop(this.#backup)
    await rm(this.application.filesFolder, { recursive: true, force: true })
  }
}

function connectTo(database: string): Connection {
  return connect(inject('postgresUrl').replace(/postgres$/, database), testKeys, 6)
}

async function copyOf(template: string): Promise<string> {
  const name = `test_${randomBytes(6).toString('hex')}`
  await administer(`create database ${name} template ${template}`)
  return name
}

export async function drop(database: string): Promise<void> {
  await administer(`drop database ${database} with (force)`)
}

async function administer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('postgresUrl') })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
