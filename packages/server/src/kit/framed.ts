import { entryKinds } from '@lookback/core/capabilities'
import type { Application } from './application.ts'
import { keptUntil } from './fresh.ts'

const framing = entryKinds(({ moves }) => moves.figures === 'frame')

/**
 * What stands around the figures of a county, the same for everybody who looks: names of places and people, rounds, code lists,
 * parameters. Read once, and again after an entry that changes some of it.
 * @param key must name everything else that it depends on, such as the day
 */
export async function framed<Value>(
  application: Application, county: string, key: readonly unknown[], read: () => Promise<Value>,
): Promise<Value> {
  return (await keptUntil(application, county, ['frame', ...key], framing, read)).value
}
