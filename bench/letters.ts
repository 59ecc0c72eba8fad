import { randomUUID } from 'node:crypto'
import path from 'node:path'
import type { LetterDraft } from '@lookback/core/letters'
import { addDays, dayOf } from '@lookback/core/kernel'
import type pg from 'pg'
import { inBulk } from './bulk.ts'
import { createBenchCounty } from './county.ts'
import type { Client } from './http-client.ts'
import { withClients } from './http-client.ts'
import { withLookback } from './lookback-server.ts'
import type { Figure, Measurement } from './measurement.ts'
import { below, exactly, milliseconds, percentile, scaled, seconds, timed, told } from './measurement.ts'
import { withConnection, withPostgres } from './postgres.ts'
import { benchCounty, benchRegions } from './register-workbook.ts'

const LETTERS = 5_000
/** Of each letter in the board. */
const RECIPIENTS_EACH = 8
const ITEMS = 2_000
const RECIPIENTS = 300
/** How many recipients answer for one item of the large letter. */
const SHARED_BY = 3
/** On the supervision list in the years, of which a tenth still are. */
const LISTINGS = 300
const CONNECTIONS = 50
const ASKED = 20
const LONGEST_MILLISECONDS = 100
const LONGEST_SECONDS = 5

/** A county with thousands of letters and some hundred listings: their boards opened over 50 connections, and one letter of 2,000 items issued to 300 units. */
export const letters: Measurement = {
  name: 'letters',
  run: (scale) => withPostgres(async (postgres) => {
    await postgres.create('lookback')
    const url = postgres.url('lookback')
    const { logins } = await withConnection(url, ({ database }) => createBenchCounty(database))
    const villages = benchRegions.filter(({ level }) => level === 'village').slice(0, RECIPIENTS).map(({ code }) => code)
    await inBulk(url, async (client) => {
      await insertLetters(client, scaled(LETTERS, scale), villages)
      await insertListings(client, villages.slice(0, scaled(LISTINGS, scale)))
    })
    const options = { dataFolder: path.join(postgres.folder, 'data'), databaseUrl: url }
    return withLookback(options, ({ url: address }) =>
      withClients(address, Array.from({ length: CONNECTIONS }, () => logins.office), async (clients) => {
        const [first] = clients
        if (!first) throw new Error('no client')
        const issued = await issue(first, scaled(ITEMS, scale), villages)
        return [...issued, ...await openBoard(clients, 'letters', '/api/letters'), ...await openBoard(clients, 'their counts', '/api/letter-counts'),
          ...await openBoard(clients, 'the supervision list', '/api/supervision'), ...await openBoard(clients, 'its counts', '/api/supervision-counts')]
      }))
  }),
}

/** Units of all villages, and letters that went to some of them: a fifth is late, a tenth waits for the issuer, the others are done. */
async function insertLetters(client: pg.Client, count: number, villages: readonly string[]): Promise<void> {
  const today = dayOf(new Date())
  const { code } = benchCounty
  await client.query(`
    insert into unit (county, code, name, kind, region) select $1, 'v-' || village, '村' || village, 'village', village from unnest($2::text[]) as village`, [code, villages])
  await client.query(`
    insert into letter (county, id, kind, kind_name, year, ordinal, number, title, body, contact, issuer, region, issued_on, issued_at, rules, items, content_hash,
      document, document_hash, recipients, owing, to_decide, deferred, objecting, next_on)
    select $1, uuidv7(), 'remind', '提醒函', 2019, n, '测督〔2019〕' || n || '号', '关于第' || n || '批问题的函', '', '', 'office', $1, $2::date - n % 300, now() - n * interval '1 minute',
      $3, 3, '', '', '', $4::integer, case when n % 5 = 0 then 2 else 0 end, case when n % 10 = 0 then 1 else 0 end, 0, 0, case when n % 5 = 0 then $2::date - 1 end
    from generate_series(1, $5::integer) as n`,
  [code, today, JSON.stringify({ code: 'remind', name: '提醒函', number: '{year}{ordinal}', days: 3, returnDays: 2, objectionDays: 10, extensionDays: 5, extensions: 1 }), RECIPIENTS_EACH, count])
  await client.query(`
    insert into letter_recipient (county, letter, id, role, unit, region, addressed_on, due_on, state, asked_as, sent_back_reason, extension_reason, extensions, urged,
      owed, submitted, confirmed, deferred, lifted, objecting, next_on, answered_at)
    select letter.county, letter.id, made.id, 'addressee', 'v-' || village, village, letter.issued_on, letter.issued_on + 3,
      case when place <= letter.owing then 'signed' else 'done' end, made.id, '', '', 0, 0,
      case when place <= letter.owing then 3 else 0 end, 0, case when place <= letter.owing then 0 else 3 end, 0, 0, 0, coalesce(letter.next_on, letter.issued_on + 3),
      case when place <= letter.owing then null else letter.issued_at end
    from letter cross join generate_series(1, $2::integer) as place
    cross join lateral (select uuidv7() as id, ($1::text[])[1 + (letter.ordinal * 7 + place) % cardinality($1::text[])] as village) as made`, [villages, RECIPIENTS_EACH])
  await client.query(`
    insert into letter_item (county, letter, id, ordinal, kind, text)
    select letter.county, letter.id, uuidv7(), place, 'text', '事项' || place from letter cross join generate_series(1, 3) as place`)
}

/** Villages that are or were on the supervision list, each with one check that was reported. */
async function insertListings(client: pg.Client, villages: readonly string[]): Promise<void> {
  const { code } = benchCounty
  await client.query(`
    insert into supervision_listing (county, id, year, ordinal, number, kind, code, region, times, grade, lead, lead_name, team, until, listed_on, listed_by, reasons, contents,
      conditions, further_condition, state, stood, ended_on, ended_by, end_reason)
    select $1, uuidv7(), 2019, n, '测挂牌〔2019〕' || n || '号', 'village', village, village, 1, 'B', null, '县领导', 'office', $2::date + 30, $2::date - 60, null,
      '[{"text": "未销号占比高"}]', '[]', '[]', '', case when n % 10 = 0 then 'listed' else 'off' end, '{office}', case when n % 10 = 0 then null else $2::date end, null, ''
    from unnest($3::text[]) with ordinality as listed (village, n)`, [code, dayOf(new Date()), villages])
  await client.query(`
    insert into supervision_check (county, listing, id, form, day, team, villages, over_reason, sent_by, sent_at, reported_at, reported_by, people, households, found, handed_over, solved, problems)
    select county, id, uuidv7(), 'fixed', listed_on + 7, team, array[code], '', null, now(), now(), null, '两人', 5, '', '', '', '{}' from supervision_listing where county = $1`, [code])
}

/** One letter, from the request to the answer that it is on disk with its number and its paper. */
async function issue(client: Client, count: number, villages: readonly string[]): Promise<Figure[]> {
  const recipients: LetterDraft['recipients'] = villages.map((village) => ({ id: randomUUID(), role: 'addressee', unit: `v-${village}`, person: null, dueOn: null }))
  const content: LetterDraft = {
    kind: 'hand-over', title: '关于“回头看”问题的交办函', body: '请逐项办理。', contact: '', recipients, attachments: [],
    items: Array.from({ length: count }, (_, index) => ({
      id: randomUUID(), kind: 'text', about: null, text: `第 ${index + 1} 户 建房未入住`,
      recipients: Array.from({ length: SHARED_BY }, (_one, place) => recipients[(index + place * 100) % recipients.length]?.id ?? ''),
    })),
  }
  const id = randomUUID()
  await send(client, 'POST', '/api/letter-drafts', { id, problems: [] })
  await send(client, 'PUT', `/api/letter-drafts/${id}`, { version: 1, content })
  const issued = await timed(() => send(client, 'POST', `/api/letter-drafts/${id}/issue`, { version: 2 }))
  const { items, recipients: sent } = JSON.parse(await client.get(`/api/letters/${id}`)) as { items: number; recipients: { dueOn: string }[] }
  const opened = await timed(() => client.get(`/api/letters/${id}`))
  const tasks = await timed(() => client.get(`/api/letters/${id}/tasks`))
  const isDue = sent.every(({ dueOn }) => dueOn > addDays(dayOf(new Date()), 3))
  return [
    below(`one letter of ${count} items to ${recipients.length} units, issued`, issued.taken / 1_000, LONGEST_SECONDS, seconds),
    exactly('items of it', items, count),
    exactly('units that have it, with their deadline', isDue ? sent.length : 0, recipients.length),
    told('it, opened', opened.taken, milliseconds),
    told('the first page of its items × units', tasks.taken, milliseconds),
  ]
}

/** @throws {Error} where it is refused */
async function send(client: Client, method: 'POST' | 'PUT', path_: string, body: object): Promise<void> {
  const { status, body: answer } = await client.send(method, path_, Buffer.from(JSON.stringify(body)), { 'content-type': 'application/json' })
  if (status !== 200) throw new Error(`${method} ${path_} was answered with ${status}: ${answer.slice(0, 300)}`)
}

async function openBoard(clients: readonly Client[], what: string, address: string): Promise<Figure[]> {
  const answered: number[] = []
  await Promise.all(clients.map(async (client) => {
    for (let asked = 0; asked < ASKED; asked += 1) answered.push(await opened(client, address))
  }))
  return [
    below(`${what} over ${CONNECTIONS} connections: p95`, percentile(answered, 0.95), LONGEST_MILLISECONDS, milliseconds),
    told(`${what} over ${CONNECTIONS} connections: p50`, percentile(answered, 0.5), milliseconds),
  ]
}

/** Until the reply is there whole, compressed as a browser asks for it. @throws {Error} where it is none */
async function opened(client: Client, address: string): Promise<number> {
  const { taken, result } = await timed(() => client.send('GET', address, undefined, { 'accept-encoding': 'gzip' }))
  if (result.status !== 200) throw new Error(`${address} was answered with ${result.status}`)
  return taken
}
