import path from 'node:path'
import { inBulk, insertHouseholds, insertMembers } from './bulk.ts'
import { createCheckedCounty } from './checked-rounds.ts'
import { createBenchCounty } from './county.ts'
import { fetchAtOnce } from './first-fetch.ts'
import { countMissing } from './ingest.ts'
import { withLookback } from './lookback-server.ts'
import type { Figure, Measurement, Unit } from './measurement.ts'
import { below, count, exactly, megabytes, milliseconds, percentile, perSecond, scaled, seconds, told } from './measurement.ts'
import { peakMemory } from './memory.ts'
import { seatPhones } from './phones.ts'
import type { BenchPostgres } from './postgres.ts'
import { withConnection, withPostgres } from './postgres.ts'
import { sendDaysWork, writeDaysWork } from './visits-of-phones.ts'

/** 25 townships of 2,000. */
const HOUSEHOLDS = 50_000
const FETCHING = 100
const LONGEST_FIRST_FETCH_SECONDS = 12
const SENDING = 1_000
const VISITS_EACH = 20
const SOCKETS = 64

const kilobytes: Unit = { name: 'kB', digits: 1 }

/** Phones that fetch everything for the first time at once, and phones that bring in a day's visits. */
export const sync: Measurement = {
  name: 'sync',
  run: (scale) => withPostgres(async (postgres) => [...await firstFetches(postgres, scale), ...await daysWork(postgres, scale)]),
}

async function firstFetches(postgres: BenchPostgres, scale: number): Promise<Figure[]> {
  await createCheckedCounty(postgres, 'fetching', { households: scaled(HOUSEHOLDS, scale) })
  const url = postgres.url('fetching')
  const phones = await inBulk(url, async (client) => {
    await insertMembers(client)
    return seatPhones(client, 'township', scaled(FETCHING, scale))
  })
  const options = { dataFolder: path.join(postgres.folder, 'fetching'), databaseUrl: url }
  return withLookback(options, async (server) => {
    const { ready, bytes, households } = await fetchAtOnce(server.url, phones)
    return [
      told('phones that fetch at once', phones.length, count),
      told('households of one phone', percentile(households, 0.5), count),
      told('first phone ready', Math.min(...ready) / 1_000, seconds),
      told('a phone ready: p50', percentile(ready, 0.5) / 1_000, seconds),
      told('a phone ready: p95', percentile(ready, 0.95) / 1_000, seconds),
      below('all phones ready', Math.max(...ready) / 1_000, LONGEST_FIRST_FETCH_SECONDS, seconds),
      told('bytes of one phone, compressed as sent', percentile(bytes, 0.5) / 1_000, kilobytes),
      told('bytes of all phones', bytes.reduce((sum, one) => sum + one, 0) / 1_000_000, megabytes),
      told('fetching: peak memory of the server', await peakMemory(server.pid), megabytes),
    ]
  })
}

async function daysWork(postgres: BenchPostgres, scale: number): Promise<Figure[]> {
  await postgres.create('sending')
  const url = postgres.url('sending')
  const county = await withConnection(url, ({ database }) => createBenchCounty(database))
  const phones = await inBulk(url, async (client) => {
    await insertHouseholds(client, scaled(HOUSEHOLDS, scale))
    return seatPhones(client, 'census-team', scaled(SENDING, scale))
  })
  const work = await writeDaysWork(url, county, phones, VISITS_EACH)
  const visits = work.flatMap((one) => one.visits.map((id) => ({ id })))
  const requests = work.flatMap((one) => one.requests)
  const options = { dataFolder: path.join(postgres.folder, 'sending'), databaseUrl: url }
  const { sent, memory } = await withLookback(options, async (server) =>
    ({ sent: await sendDaysWork(server.url, SOCKETS, work), memory: await peakMemory(server.pid) }))
  const sum = (sizes: readonly number[]) => sizes.reduce((total, one) => total + one, 0)
  return [
    told('phones that send', phones.length, count),
    told('visits taken in', visits.length / sent.seconds, perSecond),
    told('all phones done', sent.seconds, seconds),
    exactly('requests not answered, visits not accepted', sent.failures, 0),
    exactly('visits in the database, each once', visits.length - await countMissing(url, visits), visits.length),
    told(`a batch of ${VISITS_EACH} visits: p50`, percentile(sent.answered, 0.5), milliseconds),
    told(`a batch of ${VISITS_EACH} visits: p95`, percentile(sent.answered, 0.95), milliseconds),
    told('bytes of a visit, compressed as sent', sum(requests.map(({ packed }) => packed.length)) / visits.length / 1_000, kilobytes),
    told('bytes of a visit before that', sum(requests.map(({ plainBytes }) => plainBytes)) / visits.length / 1_000, kilobytes),
    told('sending: peak memory of the server', memory, megabytes),
  ]
}
