import path from 'node:path'
import { addDays, dayOf } from '@lookback/core/kernel'
import { writeXlsx } from 'hucre/xlsx'
import type pg from 'pg'
import { inBulk, withoutIndexes } from './bulk.ts'
import { createBenchCounty } from './county.ts'
import type { Client } from './http-client.ts'
import { withClients } from './http-client.ts'
import { withLookback } from './lookback-server.ts'
import type { Figure, Measurement } from './measurement.ts'
import { below, exactly, milliseconds, percentile, scaled, seconds, timed, told } from './measurement.ts'
import type { Pace } from './paces.ts'
import { paces, pause } from './paces.ts'
import { withConnection, withPostgres } from './postgres.ts'
import { benchCounty, benchRegions } from './register-workbook.ts'

const INDICATORS = 300
const VILLAGES = 250
const DAYS = 90
/** Before these days a report came once a week, for the rest of a year. */
const WEEKS_BEFORE = 39
const CONNECTIONS = 50
const LONGEST_MILLISECONDS = 100
const LONGEST_SECONDS = 10
/** How often each connection opens the board. */
const ASKED = 20

/**
 * The board of a county's indicators, each reported daily by every village, and weekly for the rest of the year: computed anew,
 * opened over 50 connections as browsers do, and the sheet of all villages written and taken in.
 */
export const indicators: Measurement = {
  name: 'indicators',
  run: (scale) => withPostgres(async (postgres) => {
    await postgres.create('lookback')
    const url = postgres.url('lookback')
    const { logins } = await withConnection(url, ({ database }) => createBenchCounty(database))
    const villages = benchRegions.filter(({ level }) => level === 'village').slice(0, scaled(VILLAGES, scale)).map(({ code }) => code)
    await inBulk(url, (client) => insertReports(client, scaled(INDICATORS, scale), villages))
    const options = { dataFolder: path.join(postgres.folder, 'data'), databaseUrl: url }
    return withLookback(options, ({ url: address }) =>
      withClients(address, Array.from({ length: CONNECTIONS }, () => logins.office), async (clients) => {
        const [first] = clients
        if (!first) throw new Error('no client')
        const computed = await timed(() => first.get('/api/indicators'))
        const { rows: [row] } = JSON.parse(computed.result) as { rows: { indicator: { id: string } }[] }
        const story = await timed(() => first.get(`/api/indicators/${row?.indicator.id ?? ''}`))
        return [
          below('a year’s board, computed anew', computed.taken / 1_000, LONGEST_SECONDS, seconds),
          below('an indicator’s year, with every place', story.taken / 1_000, LONGEST_SECONDS, seconds),
          ...await openAtBothPaces(clients),
          ...await sheet(first, villages),
        ]
      }))
  }),
}

/** Every village has told every indicator's number for every day; the last day waits to be told. */
async function insertReports(client: pg.Client, count: number, villages: readonly string[]): Promise<void> {
  const today = dayOf(new Date())
  const earlier = WEEKS_BEFORE * 7
  const [startsOn, year] = [addDays(today, -DAYS - earlier), Number(today.slice(0, 4))]
  await client.query(`
    insert into indicator (county, id, year, code, name, dimension, unit, kind, direction, basis, reported_by, rhythm, due_days, lead, partners,
      confirmers, evidence, starts_on, due_on)
    select $1, uuidv7(), $2, 'I' || number, '指标' || number, '', '户', 'quantity', 'at-least', 'count', 'village', 'day', 0, 'office', '[]',
      '["office"]', '', $3::date, $4::date from generate_series(1, $5) as number`, [benchCounty.code, year, startsOn, addDays(today, 30), count])
  await client.query(`
    insert into indicator_target (county, indicator, region, ordinal, amount, valid_from, reason)
    select county, id, village, 1, 500, $2::date, '' from indicator cross join unnest($3::text[]) as village where county = $1`, [benchCounty.code, startsOn, villages])
  // Day after day, as reports come: what was told last stands together.
  await withoutIndexes(client, 'indicator_report', () => client.query(`
    insert into indicator_report (county, id, indicator, region, period, round, done, remark, target, checks, state, confirmed, decisions, submitted_at)
    select target.county, uuidv7(), target.indicator, target.region, $2::date + day, 1, day + 1, '', 500, '[]', 'confirmed', 1, '[]', $2::date + day
    from indicator_target as target cross join generate_series(0, $3::integer + $4::integer - 1) as day
    where target.county = $1 and (day >= $4::integer or day % 7 = 0) order by day`, [benchCounty.code, startsOn, DAYS, earlier]))
}

async function openAtBothPaces(clients: readonly Client[]): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const pace of paces) figures.push(...await openBoard(clients, pace))
  return figures
}

async function openBoard(clients: readonly Client[], { pace, everyMilliseconds }: Pace): Promise<Figure[]> {
  const answered: number[] = []
  await Promise.all(clients.map(async (client, index) => {
    // Not all at once: people come when they come.
    await pause((everyMilliseconds * index) / clients.length)
    for (let asked = 0; asked < ASKED; asked += 1) {
      const taken = await opened(client)
      answered.push(taken)
      await pause(everyMilliseconds - taken)
    }
  }))
  return [
    below(`the board over ${CONNECTIONS} connections, ${pace}: p95`, percentile(answered, 0.95), LONGEST_MILLISECONDS, milliseconds),
    told(`the board over ${CONNECTIONS} connections, ${pace}: p50`, percentile(answered, 0.5), milliseconds),
  ]
}

/** Until the reply is there whole, compressed as a browser asks for it. @throws {Error} where it is none */
async function opened(client: Client): Promise<number> {
  const { taken, result } = await timed(() => client.send('GET', '/api/indicators', undefined, { 'accept-encoding': 'gzip' }))
  if (result.status !== 200) throw new Error(`the board was answered with ${result.status}`)
  return taken
}

/** The sheet of one indicator for all villages, out and in again. */
async function sheet(client: Client, villages: readonly string[]): Promise<Figure[]> {
  const { rows: [row] } = JSON.parse(await client.get('/api/indicators')) as { rows: { indicator: { id: string; code: string } }[] }
  const out = await timed(() => client.send('GET', `/api/indicator-reports.xlsx?indicator=${row?.indicator.id ?? ''}`))
  const { content, type } = await filledSheet(row?.indicator.code ?? '', villages)
  const taken = await timed(() => client.send('POST', '/api/sheets/indicator-reports', content, { 'content-type': type }))
  if (taken.result.status !== 201) throw new Error(`the sheet was answered with ${taken.result.status}: ${taken.result.body.slice(0, 300)}`)
  const { outcomes } = JSON.parse(taken.result.body) as { outcomes: { outcome: string; rows: number }[] }
  return [
    below('the sheet of all villages, out', out.taken / 1_000, LONGEST_SECONDS, seconds),
    below('the sheet of all villages, in', taken.taken / 1_000, LONGEST_SECONDS, seconds),
    exactly('reports taken in', outcomes.find(({ outcome }) => outcome === 'report-submitted')?.rows ?? 0, villages.length),
  ]
}

/** Today's numbers of every village, as a form with one file. */
async function filledSheet(code: string, villages: readonly string[]): Promise<{ content: Buffer; type: string }> {
  const today = dayOf(new Date())
  const workbook = await writeXlsx({
    sheets: [{ name: '报表', rows: [['指标编码', '区划代码', '报告期', '已完成数'], ...villages.map((village) => [code, village, today, WEEKS_BEFORE * 7 + DAYS + 1])] }],
  })
  const form = new FormData()
  form.append('file', new Blob([workbook as BlobPart]), '报表.xlsx')
  const request = new Request('http://localhost', { method: 'POST', body: form })
  return { content: Buffer.from(await request.arrayBuffer()), type: request.headers.get('content-type') ?? '' }
}
