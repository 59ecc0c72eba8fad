import { addDays, dayOf, Refusal, timeOf } from '@lookback/core/kernel'
import type { Application } from '../kit/application.ts'
import { systemClock } from '../clock.ts'
import { getParameter } from '../database/parameters.ts'
import { write } from '../database/write.ts'
import { entryOf } from '../kit/entries.ts'
import { insertConfirmed, readClocks } from './clock.queries.ts'

const MILLISECONDS_A_MINUTE = 60_000
const MILLISECONDS_A_DAY = 86_400_000

/**
 * Why the county's clock may be wrong, by whatever else tells the time; null where nothing speaks against it. What is done
 * under a wrong clock (problems raised, notices deleted) cannot be undone. A demo county's day stands still and is not asked.
 */
export async function clockDoubt({ database, clock }: Application, county: string): Promise<Refusal | null> {
  const now = clock()
  const today = dayOf(now)
  const limits = await getParameter(database, county, 'clock', today)
  const others = await readClocks(database, county, today, new Date(now.getTime() - MILLISECONDS_A_DAY), now)
  if (others.isDemo) return null
  const apart = limits.apartMinutes * MILLISECONDS_A_MINUTE
  if (others.lastEntry && others.lastEntry.getTime() - now.getTime() > apart) {
    return new Refusal('clock-behind', { now: timeOf(now), last: timeOf(others.lastEntry) })
  }
  if (Math.abs(others.database.getTime() - systemClock().getTime()) > apart) {
    return new Refusal('clock-apart', { now: timeOf(systemClock()), last: timeOf(others.database) })
  }
  if (others.confirmed) return null
  if (others.lastDay !== null && today > addDays(others.lastDay, limits.jumpDays)) {
    return new Refusal('clock-jumped', { now: timeOf(now), last: others.lastDay })
  }
  if (others.aheadOfPhones !== null && Math.abs(others.aheadOfPhones) > limits.phonesApartHours * 60 * MILLISECONDS_A_MINUTE) {
    return new Refusal('clock-apart-from-phones', { now: timeOf(now), last: timeOf(new Date(now.getTime() - others.aheadOfPhones)) })
  }
  return null
}

/** Notes that somebody has looked at the clock today and found it right. */
export async function confirmClock(application: Application, county: string): Promise<void> {
  const { database, clock } = application
  const day = dayOf(clock())
  await write(database, clock, county, async (transaction) => {
    const isNew = await insertConfirmed(transaction, county, day, clock())
    return { result: undefined, entries: isNew ? [entryOf(application, { kind: 'clock-confirmed', actor: null, region: county, payload: { day } })] : [] }
  })
}
