import path from 'node:path'
import { readFile } from 'node:fs/promises'
import { migrations, sealed } from '../../packages/server/src/capabilities.ts'
import type { Connection } from '../../packages/server/src/database/connect.ts'
import { openDatabase } from '../../packages/server/src/database/open.ts'
import type { ItemCode } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { county, fillCounty, numberIn, password, submissionXml, villages } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { saveCodeLists } from '../../packages/server/src/foundation/save-code-lists.queries.ts'
import { nationalCodeLists } from '../../packages/server/src/foundation/national-code-lists.ts'
import { parseSubmission } from '../../packages/server/src/visits/parse-submission.ts'
import { recordVisits } from '../../packages/server/src/visits/record-visits.ts'
import { keysOfTests } from '../support/keys.ts'
import type { Running } from '../support/process.ts'
import { lookback, lookbackInWaiting } from '../support/process.ts'

/** Households a village. */
export const HOUSEHOLDS = 40
const found: readonly ItemCode[] = ['H01', 'E01', 'D01']

/** Fills a data folder with a county in the middle of its first round, some problems found, to be served by a process. */
export async function prepareFolder(folder: string): Promise<void> {
  const opened = await openDatabase({ databaseUrl: null, dataFolder: folder, migrations, sealed, keys: { text: keysOfTests } })
  const { application, actors, setTime } = await fillCounty(opened, path.join(folder, 'files'), HOUSEHOLDS, '2020-03-12')
  await saveCodeLists(application, county, nationalCodeLists().filter(({ list }) => list !== 'household-category'), '2020-01-01', null)
  setTime('2020-03-10T02:00:00.000Z')
  await recordVisits(application, county, Array.from({ length: HOUSEHOLDS }, (_, index) => ({
    actor: actors.qingxi, attachments: [], incomplete: false,
    submission: parseSubmission(Buffer.from(submissionXml({ household: numberIn(villages.pingan, index), found }))),
  })))
  await opened.close()
}

export interface Served {
  running: Running
  url: string
}

const serving = (folder: string) => ['serve', '--port', '0', '--data', folder]
const address = /http:\/\/127\.0\.0\.1:\d+/

/** Serves a data folder by a process of its own, and waits for its address. */
export async function serve(folder: string): Promise<Served> {
  const running = lookback(serving(folder))
  return { running, url: await running.says(address) }
}

/** One server after the other, the next read while this one serves: what a start then waits for is the database alone. */
export function serversInTurn(folder: string): { next: () => Promise<Served>; end: () => void } {
  let waiting = lookbackInWaiting(serving(folder))
  return {
    next: async () => {
      const running = waiting.begin()
      waiting = lookbackInWaiting(serving(folder))
      return { running, url: await running.says(address) }
    },
    end: () => waiting.drop(),
  }
}

/** Signs in, for a client that is no browser. */
export async function signIn(url: string, loginName: string): Promise<Record<string, string>> {
  const reply = await fetch(`${url}/api/session`, {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ county, loginName, password }),
  })
  const token = reply.headers.get('x-session-token')
  if (!token) throw new Error(`sign-in answered ${reply.status}: ${await reply.text()}`)
  return { authorization: `Bearer ${token}` }
}

export async function postmasterPid(folder: string): Promise<number> {
  return Number((await readFile(path.join(folder, 'postgres/postmaster.pid'), 'utf8')).split('\n')[0])
}

/** Opens the database of a folder that no process serves, does something and closes it. */
export async function withDatabase<Result>(folder: string, work: (opened: Connection) => Promise<Result>): Promise<Result> {
  const opened = await openDatabase({ databaseUrl: null, dataFolder: folder, migrations, sealed, keys: { text: keysOfTests } })
  try {
    return await work(opened)
  } finally {
    await opened.close()
  }
}
