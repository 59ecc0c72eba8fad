import type { Day } from '@lookback/core/kernel'
import type { QueueCount } from '@lookback/core/work'
import type { Application } from '../kit/application.ts'
import type { WorkHolder } from '../kit/work.ts'

/** What somebody owes today, from every capability. */
export async function owedBy({ database, work }: Pick<Application, 'database' | 'work'>, holder: WorkHolder, today: Day): Promise<QueueCount[]> {
  const owed = await Promise.all(work.map((provider) => provider.owedBy(database, holder, today)))
  return owed.flat()
}
