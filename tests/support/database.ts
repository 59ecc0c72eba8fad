import { migrations, provided } from '../../packages/server/src/capabilities.ts'
import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'
import { ActorCache } from '../../packages/server/src/kit/actor-cache.ts'
import type { Application } from '../../packages/server/src/kit/application.ts'
import type { Clock } from '../../packages/server/src/clock.ts'
import type { Connection } from '../../packages/server/src/database/connect.ts'
import { connect } from '../../packages/server/src/database/connect.ts'
import { migrate } from '../../packages/server/src/database/migrate.ts'
import { fileContents } from '../../packages/server/src/evidence/file-contents.ts'
import { testKeys } from './keys.ts'
import { createDemoCounty } from '../../packages/server/src/demo/create-demo-county.ts'

export interface TestDatabase extends Connection {
  connectionString: string
}

/** An own, migrated, empty database on the run's PostgreSQL; `close` drops it. */
export async function testDatabase(): Promise<TestDatabase> {
  return databaseFrom(await migratedTemplate())
}

/** An own database with the whole demo county. */
export async function demoDatabase(): Promise<TestDatabase> {
  return databaseFrom(await template('template_demo', await migratedTemplate(), async (opened) => {
    const application = applicationOn(opened)
    // The county's pictures go with the folder in which they were made: what a test serves of them is not there.
    await createDemoCounty(application, () => undefined).finally(() => rm(application.filesFolder, { recursive: true, force: true }))
  }))
}

function migratedTemplate(): Promise<string> {
  return template('template_lookback', 'template1', async ({ pool }) => {
    await migrate(pool, migrations)
  })
}

/**
 * A database that others are copied from. It is made once in a run, by whichever test file asks first; the others wait
 * for it.
 */
async function template(name: string, from: string, fill: (connection: Connection) => Promise<void>): Promise<string> {
  const url = inject('postgresUrl')
  const lock = new pg.Client({ connectionString: url })
  await lock.connect()
  try {
    await lock.query('select pg_advisory_lock(hashtext($1))', [name])
    const { rowCount } = await lock.query('select 1 from pg_database where datname = $1', [name])
    if (rowCount) return name
    const unfinished = `${name}_unfinished`
    await administer(url, `drop database if exists ${unfinished}`)
    await administer(url, `create database ${unfinished} template ${from}`)
    const connection = connect(url.replace(/postgres$/, unfinished), testKeys)
    await fill(connection).finally(connection.close)
    await administer(url, `alter database ${unfinished} rename to ${name}`)
    return name
  } finally {
    await lock.end()
  }
}

/** The application over a test's database, with files in a folder of its own. */
export function applicationOn(opened: Connection, clock: Clock = () => new Date('2020-05-07T01:00:00.000Z')): Application {
  const filesFolder = path.join(os.tmpdir(), `lookback-files-${randomBytes(6).toString('hex')}`)
  return {
    database: opened.database, clock, actors: new ActorCache(), ...provided, publicUrl: 'http://localhost', filesFolder,
    contents: fileContents(filesFolder),
  }
}

async function databaseFrom(template: string): Promise<TestDatabase> {
  const url = inject('postgresUrl')
  const name = `test_${randomBytes(6).toString('hex')}`
  await administer(url, `create database ${name} template ${template}`)
  const connectionString = url.replace(/postgres$/, name)
  const connection = connect(connectionString, testKeys)
  return {
    ...connection,
    connectionString,
    close: async () => {
      await connection.close()
      await administer(url, `drop database ${name} with (force)`)
    },
  }
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
