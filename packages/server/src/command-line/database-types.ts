import { execFileSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { startEmbedded } from '../database/embedded.ts'
import { connect } from '../database/connect.ts'
import { SealingKeys } from '../database/sealing-keys.ts'
import { migrate } from '../database/migrate.ts'
import { migrations } from '../capabilities.ts'

export const typesFile = fileURLToPath(new URL('../database/types.gen.ts', import.meta.url))

/**
 * Writes the types of a migrated database, so that they are what the migrations say; a test runs the same and
 * compares. The type mapping mirrors the parsers in `connect.ts`: dates as text, counts as numbers.
 */
export function generateTypes(connectionString: string, outFile: string): void {
  const command = createRequire(import.meta.url).resolve('kysely-codegen/dist/cli/bin.js')
  execFileSync(process.execPath, [
    command, '--dialect', 'postgres', '--url', connectionString, '--out-file', outFile, '--log-level', 'error',
    '--date-parser', 'string', '--numeric-parser', 'number', '--exclude-pattern', 'migration',
    '--type-mapping', JSON.stringify({ int8: 'number', bit: 'string', varbit: 'string' }),
  ])
}

async function main(): Promise<void> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'lookback-types-'))
  const server = await startEmbedded(folder)
  const url = server.connectionString.replace(/lookback$/, 'postgres')
  try {
    const connection = connect(url, SealingKeys.random())
    await migrate(connection.pool, migrations)
    await connection.close()
    generateTypes(url, typesFile)
  } finally {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

// `npm run database-types`
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main()
