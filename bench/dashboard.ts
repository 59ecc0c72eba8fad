import path from 'node:path'
import { createCheckedCounty } from './checked-rounds.ts'
import type { CountyForBench } from './county.ts'
import type { Client } from './http-client.ts'
import { withClients } from './http-client.ts'
import { withLookback } from './lookback-server.ts'
import type { Figure, Measurement } from './measurement.ts'
import { below, milliseconds, percentile, perSecond, scaled, timed, told } from './measurement.ts'
import type { Pace } from './paces.ts'
import { paces, pause } from './paces.ts'
import { withPostgres } from './postgres.ts'
import type { Submission } from './submissions.ts'
import { laterVisits, sendSubmission } from './submissions.ts'

const HOUSEHOLDS = 100_000
const CONNECTIONS = 50
const LONGEST_MILLISECONDS = 100
/** How long each of the phases lasts. */
const PHASE_MILLISECONDS = 10_000
/** More visits than one connection can bring in while the phases last. */
const VISITS = 15_000

/**
 * The figures of the first page and of the comparison, asked for over 50 connections, quiet and while another
 * connection keeps bringing visits in; by people of one scope, and of 26 scopes.
 */
export const dashboard: Measurement = {
  name: 'dashboard',
  run: (scale) => withPostgres(async (postgres) => {
    const households = scaled(HOUSEHOLDS, scale)
    const county = await createCheckedCounty(postgres, 'lookback', { households })
    // Written before anything is measured: the clients share this process.
    const visits = [...laterVisits(county.demo, Math.min(VISITS, households))]
    const office = Array.from({ length: CONNECTIONS }, () => county.logins.office)
    const mixed = office.map((login, index) => county.logins.townships[index] ?? login)
    const options = { dataFolder: path.join(postgres.folder, 'data'), databaseUrl: postgres.url('lookback') }
    return withLookback(options, async ({ url }) => {
      const figures: Figure[] = []
      // A county's server has been asked before; what the first question takes is told by `comparison`.
      await withClients(url, [county.logins.office], async ([client]) => {
        for (const one of pathsOf(county)) await client?.get(one)
      })
      for (const pace of paces) {
        for (const [who, logins] of [['county office', office], ['25 townships and county office', mixed]] as const) {
          const what = `${who}, ${pace.pace}`
          figures.push(...await withClients(url, logins, (clients) => read(`${what}, quiet`, clients, county, pace)))
          figures.push(...await withClients(url, [county.logins.census, ...logins], async ([phone, ...clients]) =>
            phone ? readWhileVisitsCome(`${what}, visits coming in`, clients, county, pace, phone, visits) : []))
        }
      }
      return figures
    })
  }),
}

/** What the console asks for when its first page and the comparison are opened. */
function pathsOf({ rounds: [earlier, later] }: CountyForBench): string[] {
  const comparison = (by: string) =>
    `/api/comparison?${new URLSearchParams({ earlier: earlier.id, later: later.id, by }).toString()}`
  return ['/api/overview', comparison('township'), comparison('dimension'), comparison('item')]
}

async function read(
  what: string, clients: readonly Client[], county: CountyForBench, { everyMilliseconds }: Pace,
): Promise<Figure[]> {
  const paths = pathsOf(county)
  const answered: number[] = []
  const started = performance.now()
  await Promise.all(clients.map(async (client, index) => {
    // Not all at once: people come when they come.
    await pause((everyMilliseconds * index) / clients.length)
    while (performance.now() - started < PHASE_MILLISECONDS) {
      const opened = performance.now()
      for (const one of paths) answered.push((await timed(() => client.get(one))).taken)
      await pause(everyMilliseconds - (performance.now() - opened))
    }
  }))
  const taken = (performance.now() - started) / 1_000
  return [
    below(`${what}: p95`, percentile(answered, 0.95), LONGEST_MILLISECONDS, milliseconds),
    told(`${what}: p50`, percentile(answered, 0.5), milliseconds),
    told(`${what}: slowest`, percentile(answered, 1), milliseconds),
    told(`${what}: answered`, answered.length / taken, perSecond),
  ]
}

async function readWhileVisitsCome(
  what: string, clients: readonly Client[], county: CountyForBench, pace: Pace, phone: Client,
  visits: Submission[],
): Promise<Figure[]> {
  const over = new AbortController()
  const [figures, recorded] = await Promise.all([
    read(what, clients, county, pace).finally(() => over.abort()),
    bringIn(phone, visits, over.signal),
  ])
  return [...figures, told(`${what}: visits recorded meanwhile`, recorded / (PHASE_MILLISECONDS / 1_000), perSecond)]
}

/** Sends one visit after the other. @returns how many were recorded until it was told to stop */
async function bringIn(phone: Client, visits: Submission[], over: AbortSignal): Promise<number> {
  let recorded = 0
  for (let visit = visits.pop(); visit && !over.aborted; visit = visits.pop()) {
    const { status, body } = await sendSubmission(phone, visit.xml)
    if (status !== 201) throw new Error(`a submission was answered with ${status}: ${body}`)
    recorded += 1
  }
  return recorded
}
