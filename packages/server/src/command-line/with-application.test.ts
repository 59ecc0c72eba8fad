import { chmod, mkdir, mkdtemp, rm, stat } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'
import { testDatabase } from '../../../../tests/support/database.ts'
import { readConfig } from '../config.ts'
import { buildApplication } from './with-application.ts'

it('photos, uploads under way and workbooks that are read are the process’s alone, in a folder that was open to all too', async () => {
  const opened = await testDatabase()
  const dataFolder = await mkdtemp(path.join(os.tmpdir(), 'lookback-private-'))
  await mkdir(path.join(dataFolder, 'files'))
  await chmod(path.join(dataFolder, 'files'), 0o755)
  const { filesFolder } = await buildApplication(opened, readConfig({ LOOKBACK_DATA: dataFolder }))
  expect((await stat(filesFolder)).mode & 0o777).toBe(0o700)
  await opened.close()
  await rm(dataFolder, { recursive: true })
})
