import type { Transaction } from 'kysely'
import type { Day } from '@lookback/core/kernel'
import { dayOf, identifierNamed } from '@lookback/core/kernel'
import type { NoticeToSend } from '@lookback/core/notices'
import type { QueueCount } from '@lookback/core/work'
import type { DB } from '../database/types.gen.ts'
import type { DailyJob } from '../kit/daily-job.ts'
import type { WorkHolder, WorkProvider } from '../kit/work.ts'
import { insertNotices } from '../notices/index.ts'
import { listReaders } from './readers.queries.ts'

/** Tells everybody who can sign in what they owe today, where they owe anything: one notice a person and day. */
export const sendDigests: DailyJob = {
  name: 'send-digests',
  step: async ({ transaction, county, now, work }) => {
    await insertNotices(transaction, county, await digestsOf(work, transaction, county, dayOf(now)), now)
    return { result: true, entries: [] }
  },
}

async function digestsOf(
  providers: readonly WorkProvider[], transaction: Transaction<DB>, county: string, today: Day,
): Promise<(NoticeToSend & { id: string })[]> {
  const readers = await listReaders(transaction, county, today)
  const owed: ((reader: WorkHolder) => QueueCount[])[] = []
  for (const { owedByAnybody } of providers) owed.push(await owedByAnybody(transaction, county, today))
  return readers.flatMap((reader) => {
    const queues = owed.flatMap((owedBy) => owedBy(reader)).filter(({ count }) => count > 0)
    return queues.length === 0 ? [] : [{
      id: identifierNamed('digest', county, today, reader.person), person: reader.person, kind: 'digest', about: null, actor: null,
      detail: { count: 1, text: null, day: today, level: null, queues },
    }]
  })
}
