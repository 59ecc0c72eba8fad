import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { ProblemAction } from '@lookback/core/problems'
import { BATCH_LIMIT, BatchReply, listProblemKeys } from '@lookback/core/problems'
import { inBulk } from './bulk.ts'
import { createCheckedCounty } from './checked-rounds.ts'
import type { CountyForBench } from './county.ts'
import type { Client } from './http-client.ts'
import { withClients } from './http-client.ts'
import { withLookback } from './lookback-server.ts'
import type { Figure, Measurement } from './measurement.ts'
import { below, exactly, milliseconds, percentile, perSecond, scaled, seconds, timed, told } from './measurement.ts'
import { withPostgres } from './postgres.ts'

const PROBLEMS = 400_000
/** Enough for more problems than are wanted: about 2.6 a household are found. */
const HOUSEHOLDS = 170_000
const USERS = 50
const ACTING = 8
const ACTIONS = 2_000
const LONGEST_WORK_MILLISECONDS = 300
const LONGEST_BATCH_SECONDS = 10
const PHASE_MILLISECONDS = 15_000
const LONGEST_LIST_MILLISECONDS = 300
/** How often each page of the ledger is opened. */
const LEDGER_OPENED = 20

/** The ledger as the county office has it. */
const ledgerPages: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'by place': {},
  'open ones by deadline': { counted: 'open', order: 'due' },
  'the latest found first': { order: 'newest' },
  'with a part of a name': { text: '建国' },
  'with how a name is read': { text: 'ljg' },
  'with a part of a number': { text: '0017' },
  'words that are nowhere': { text: '没有这样的话' },
}

const paces = [
  { pace: 'a page every 2 s', everyMilliseconds: 2_000 },
  { pace: 'without a pause', everyMilliseconds: 0 },
] as const

/** “My work” of 50 people, one action after the other over 8 connections, and one batch as large as a batch may be. */
export const rectification: Measurement = {
  name: 'rectification',
  run: (scale) => withPostgres(async (postgres) => {
    const problems = scaled(PROBLEMS, scale)
    const county = await createCheckedCounty(postgres, 'lookback', { households: scaled(HOUSEHOLDS, scale), problems })
    // All of it is owed, and nothing overdue: raising what is belongs to the day's work, not to the page.
    await inBulk(postgres.url('lookback'), (client) => client.query(`
      update problem set unit = 'office', due_on = current_date + 1 + (uuid_hash_extended(id, 5) & 31)::integer
      where state <> 'found'`))
    const options = { dataFolder: path.join(postgres.folder, 'data'), databaseUrl: postgres.url('lookback') }
    return withLookback(options, async ({ url }) => {
      const figures: Figure[] = [told('problems', problems, { name: '', digits: 0 })]
      for (const { pace, everyMilliseconds } of paces) {
        figures.push(...await withClients(url, users(county), (clients) => readWork(pace, clients, everyMilliseconds)))
      }
      const acting = Array.from({ length: ACTING }, () => county.logins.office)
      figures.push(...await withClients(url, acting, openLedger))
      figures.push(...await withClients(url, acting, (clients) => dispatchBatch(clients, scale)))
      figures.push(...await withClients(url, acting, (clients) => dispatchEach(clients, scaled(ACTIONS, scale))))
      return figures
    })
  }),
}

/** As many people of as many townships as there are, the county office for the rest. */
function users({ logins }: CountyForBench): string[] {
  return Array.from({ length: USERS }, (_, index) => logins.townships[index] ?? logins.office)
}

/** What the page “my work” asks for: the counts, and the first page of a queue. */
async function readWork(pace: string, clients: readonly Client[], everyMilliseconds: number): Promise<Figure[]> {
  const counts: number[] = []
  const lists: number[] = []
  const started = performance.now()
  await Promise.all(clients.map(async (client, index) => {
    await setTimeout((everyMilliseconds * index) / clients.length)
    while (performance.now() - started < PHASE_MILLISECONDS) {
      const opened = performance.now()
      counts.push((await timed(() => client.get('/api/work'))).taken)
      lists.push((await timed(() => client.get('/api/problem-queues/to-review?limit=50'))).taken)
      await setTimeout(Math.max(0, everyMilliseconds - (performance.now() - opened)))
    }
  }))
  const taken = (performance.now() - started) / 1_000
  const what = `my work, ${clients.length} people, ${pace}`
  return [
    p95(`${what}: counts, p95`, counts, everyMilliseconds),
    told(`${what}: counts, p50`, percentile(counts, 0.5), milliseconds),
    p95(`${what}: first page of a queue, p95`, lists, everyMilliseconds),
    told(`${what}: first page of a queue, p50`, percentile(lists, 0.5), milliseconds),
    told(`${what}: answered`, (counts.length + lists.length) / taken, perSecond),
  ]
}

/** The first page of the ledger as somebody opens it, in each order and narrowed by words, one after the other. */
async function openLedger([client]: readonly Client[]): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const [what, query] of Object.entries(ledgerPages)) {
    const durations: number[] = []
    for (let time = 0; time < LEDGER_OPENED; time += 1) {
      durations.push((await timed(async () => client?.get(`/api/problems?${new URLSearchParams({ limit: '50', ...query }).toString()}`))).taken)
    }
    figures.push(below(`the ledger, ${what}: p95`, percentile(durations, 0.95), LONGEST_LIST_MILLISECONDS, milliseconds))
  }
  return figures
}

/** The bar is for people who look at what they asked for. */
function p95(what: string, durations: readonly number[], everyMilliseconds: number): Figure {
  const value = percentile(durations, 0.95)
  return everyMilliseconds > 0 ? below(what, value, LONGEST_WORK_MILLISECONDS, milliseconds) : told(what, value, milliseconds)
}

async function foundProblems(client: Client | undefined) {
  if (!client) throw new Error('nobody is signed in')
  return listProblemKeys.reply.parse(JSON.parse(await client.get('/api/problem-keys?state=found'))).problems
}

const dispatch: ProblemAction = { action: 'dispatch', unit: 'office' }
const json = { 'content-type': 'application/json' }

async function dispatchBatch([client]: readonly Client[], scale: number): Promise<Figure[]> {
  const wanted = scaled(BATCH_LIMIT, scale)
  const problems = (await foundProblems(client)).slice(0, wanted).map(({ id, version }) => ({ id: randomUUID(), problem: id, version }))
  const send = async (preview: boolean) => {
    const body = Buffer.from(JSON.stringify({ problems, action: dispatch, preview }))
    const { result, taken } = await timed(async () => client?.send('POST', '/api/problem-actions', body, json))
    return { taken: taken / 1_000, reply: BatchReply.parse(JSON.parse(result?.body ?? '')) }
  }
  const preview = await send(true)
  const made = await send(false)
  const again = await send(false)
  return [
    told(`a batch of ${wanted}: preview`, preview.taken, seconds),
    below(`a batch of ${wanted}: dispatched`, made.taken, LONGEST_BATCH_SECONDS, seconds),
    exactly(`a batch of ${wanted}: done`, made.reply.done, wanted),
    told(`a batch of ${wanted}: the same request again`, again.taken, seconds),
    exactly(`a batch of ${wanted}: done by the same request again`, again.reply.done, 0),
  ]
}

/** Single actions, each answered with the whole page of the problem, as the console asks for it. */
async function dispatchEach(clients: readonly Client[], wanted: number): Promise<Figure[]> {
  const problems = (await foundProblems(clients[0])).slice(0, wanted)
  const durations: number[] = []
  let refused = 0
  const { taken } = await timed(() => Promise.all(clients.map(async (client) => {
    for (let problem = problems.pop(); problem; problem = problems.pop()) {
      const body = Buffer.from(JSON.stringify({ id: randomUUID(), version: problem.version, action: dispatch }))
      const address = `/api/problems/${problem.id}/actions`
      const { result, taken: one } = await timed(() => client.send('POST', address, body, json))
      durations.push(one)
      if (result.status !== 200) refused += 1
    }
  })))
  return [
    told(`single actions, ${clients.length} connections`, durations.length / (taken / 1_000), perSecond),
    exactly('single actions that were not done', refused, 0),
    told('one action with its answer: p50', percentile(durations, 0.5), milliseconds),
    told('one action with its answer: p95', percentile(durations, 0.95), milliseconds),
  ]
}
