import type { Transaction } from 'kysely'
import { dayOf } from '@lookback/core/kernel'
import type { Day } from '@lookback/core/kernel'
import type { NoticeToSend } from '@lookback/core/notices'
import type { Party } from '@lookback/core/places'
import type { DB } from '../database/types.gen.ts'
import { isSeatOf, listHolders } from '../letters/index.ts'
import { sendNotices } from '../notices/index.ts'
import { sharedActor } from './reader.ts'

interface News {
  kind: string
  actor: string
  day: Day | null
  text: string
}

/** Tells who sits in some units, each once; nobody is told what they did themselves. */
export async function tell(transaction: Transaction<DB>, county: string, matter: string, parties: readonly Party[], { kind, actor, day, text }: News, now: Date): Promise<void> {
  const holders = await listHolders(transaction, county, parties.map(({ unit }) => unit), dayOf(now))
  const people = holders.filter((holder) => {
    const { seats } = sharedActor(holder)
    return parties.some(({ unit, region }) => isSeatOf(seats, unit, region))
  }).map(({ person }) => person)
  const notices = people.filter((person) => person !== actor)
    .map((person): NoticeToSend => ({ person, kind, actor, about: { kind: 'sharedMatter', id: matter }, detail: { count: 1, text, day, level: null, queues: null } }))
  await sendNotices(transaction, county, notices, now)
}
