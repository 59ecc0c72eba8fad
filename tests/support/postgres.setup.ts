import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import pg from 'pg'
import { connect } from '../../packages/server/src/database/connect.ts'
import { startEmbedded } from '../../packages/server/src/database/embedded.ts'
import { migrate } from '../../packages/server/src/database/migrate.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    postgresUrl: string
  }
}

/**
 * One real PostgreSQL for the whole run, migrated once into a template; every test file that needs a database makes
 * its own from the template (`testDatabase`).
 */
export default async function setup(project: TestProject) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'lookback-test-'))
  const server = await startEmbedded(folder)
  const url = server.connectionString.replace(/lookback$/, 'postgres')
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  await admin.query('create database template_lookback')
  await admin.end()
  const template = connect(url.replace(/postgres$/, 'template_lookback'))
  await migrate(template.pool)
  await template.close()
  project.provide('postgresUrl', url)
  return async () => {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
