import type { Transaction } from 'kysely'
import type { Day } from '@lookback/core/kernel'
import type { NoticeToSend } from '@lookback/core/notices'
import type { DB } from '../database/types.gen.ts'
import { sendNotices } from '../notices/index.ts'

interface News {
  kind: string
  actor: string
  day: Day | null
  text: string
}

/** Tells some people of an instruction; nobody is told what they did themselves. */
export async function tell(transaction: Transaction<DB>, county: string, instruction: string, people: readonly string[], { kind, actor, day, text }: News, now: Date): Promise<void> {
  const notices = people.filter((person) => person !== actor)
    .map((person): NoticeToSend => ({ person, kind, actor, about: { kind: 'instruction', id: instruction }, detail: { count: 1, text, day, level: null, queues: null } }))
  await sendNotices(transaction, county, notices, now)
}
