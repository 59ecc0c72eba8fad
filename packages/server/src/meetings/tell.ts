import type { Transaction } from 'kysely'
import { dayOf } from '@lookback/core/kernel'
import type { Day } from '@lookback/core/kernel'
import type { NoticeToSend } from '@lookback/core/notices'
import type { Party } from '@lookback/core/places'
import type { DB } from '../database/types.gen.ts'
import { listHolders, seatsOf } from '../letters/index.ts'
import { sendNotices } from '../notices/index.ts'
import { isSeat, manages } from './reader.ts'

/** Whom something is told: who sits in some units, some people, the office. */
export interface Audience {
  parties?: readonly Party[]
  people?: readonly string[]
  office?: boolean
}

interface News {
  kind: string
  actor: string | null
  about: { kind: 'meeting' | 'decision'; id: string }
  day: Day | null
  text: string | null
}

/** Tells those whom it concerns, each once; nobody is told what they did themselves. @returns how many were told */
export async function tell(transaction: Transaction<DB>, county: string, audience: Audience, news: News, now: Date): Promise<number> {
  return tellAll(transaction, county, [{ audience, news }], now).then(([told]) => told ?? 0)
}

/** The same of several, looked up once. */
export async function tellAll(transaction: Transaction<DB>, county: string, all: readonly { audience: Audience; news: News }[], now: Date): Promise<number[]> {
  if (all.length === 0) return []
  const holders = await listHolders(transaction, county, null, dayOf(now))
  const notices = all.map(({ audience: { parties = [], people = [], office = false }, news: { kind, actor, about, day, text } }) => {
    const addressed = new Set([
      ...people, ...holders.filter((holder) => (office && manages(holder)) || parties.some((party) => isSeat(seatsOf(holder, 'meetings:answer'), party))).map(({ person }) => person),
    ])
    return [...addressed].filter((person) => person !== actor)
      .map((person): NoticeToSend => ({ person, kind, actor, about, detail: { count: 1, text, day, level: null, queues: null } }))
  })
  await sendNotices(transaction, county, notices.flat(), now)
  return notices.map((own) => own.length)
}
