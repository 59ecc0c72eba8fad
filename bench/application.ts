import { provided } from '../packages/server/src/capabilities.ts'
import os from 'node:os'
import { ActorCache } from '../packages/server/src/kit/actor-cache.ts'
import type { Application } from '../packages/server/src/kit/application.ts'
import { systemClock } from '../packages/server/src/clock.ts'
import { fileContents } from '../packages/server/src/evidence/file-contents.ts'
import type { Database } from '../packages/server/src/database/connect.ts'

/** An application over a database, as far as a measurement needs one. */
export function applicationOver(database: Database): Application {
  return {
    database, clock: systemClock, actors: new ActorCache(), filesFolder: os.tmpdir(),
    contents: fileContents(os.tmpdir()), ...provided, publicUrl: 'http://localhost',
  }
}
