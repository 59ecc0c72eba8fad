import { migrations, provided, sealed } from '../capabilities.ts'
import { chmod, mkdir } from 'node:fs/promises'
import path from 'node:path'
import { ActorCache } from '../kit/actor-cache.ts'
import type { Application } from '../kit/application.ts'
import type { Clock } from '../clock.ts'
import { systemClock } from '../clock.ts'
import type { Config } from '../config.ts'
import type { Database } from '../database/connect.ts'
import type { OpenDatabase, OpenOptions } from '../database/open.ts'
import { connectToRunning, openDatabase } from '../database/open.ts'
import { fileContents, s3Contents } from '../evidence/index.ts'
import { clockOnDay } from '../demo/index.ts'
import { findParameter } from '../database/parameters.ts'
import { listCounties } from '../access/index.ts'

/** The application over an open database. A demo county lives on its own day, and so does its server. */
export async function buildApplication(opened: Pick<OpenDatabase, 'database'>, config: Config): Promise<Application> {
  const filesFolder = path.join(config.dataFolder, 'files')
  await makePrivate(filesFolder)
  const files = fileContents(filesFolder)
  return {
    database: opened.database,
    clock: await countyClock(opened.database),
    actors: new ActorCache(),
    filesFolder,
    contents: config.s3 ? s3Contents(config.s3, files) : files,
    ...provided,
    publicUrl: config.publicUrl ?? `http://${config.host}:${config.port}`,
  }
}

/** Photos, uploads under way and workbooks while they are read are this account's alone. */
async function makePrivate(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  await chmod(folder, 0o700)
}

async function countyClock(database: Database): Promise<Clock> {
  const demo = (await listCounties(database)).find((county) => county.isDemo)
  const day = demo && (await findParameter(database, demo.code, 'demo-day', '2000-01-01'))
  return day ? clockOnDay(day, systemClock) : systemClock
}

/** How the database is opened by the settings. */
export function openingOf(config: Config): OpenOptions {
  return { ...config, migrations, sealed, keys: config.keys ?? undefined }
}

/** Works beside the program that serves the data folder, where one does; else as `withApplication`. */
export async function besideServer<Result>(
  config: Config, work: (application: Application) => Promise<Result>,
): Promise<Result> {
  const running = config.databaseUrl === null ? await connectToRunning(config.dataFolder, config.keys ?? undefined) : null
  if (!running) return withApplication(config, work)
  try {
    return await work(await buildApplication(running, config))
  } finally {
    await running.close()
  }
}

/** Opens the database for one command and closes it afterwards, whatever happens. */
export async function withApplication<Result>(
  config: Config, work: (application: Application) => Promise<Result>,
): Promise<Result> {
  const opened = await openDatabase(openingOf(config))
  try {
    return await work(await buildApplication(opened, config))
  } finally {
    await opened.close()
  }
}
