import type { Kysely, Transaction } from 'kysely'
import { sql } from 'kysely'
import type { Scope } from '@lookback/core/access'
import type { Locale, Page } from '@lookback/core/kernel'
import { reportTermsIn } from '@lookback/core/reports'
import type { CountedProblem } from '@lookback/core/problems'
import type { BulletinFigure, BulletinSummary } from '@lookback/core/reports'
import type { DB } from '../database/types.gen.ts'
import { pageFrom } from '../kit/page.ts'
import { INDICATOR } from './template-tags.ts'
import { problemRows, problemSource, rowOf } from '../problems/index.ts'

/** A county's bulletins, the latest first. What a bulletin says is published: it has no scope beside the county. */
export async function listBulletinRows(database: Kysely<DB>, county: string): Promise<BulletinSummary[]> {
  const rows = await bulletins(database, county).orderBy('bulletin.ordinal', 'desc').execute()
  return rows.map(summaryOf)
}

export async function findBulletin(
  database: Kysely<DB>, county: string, id: string,
): Promise<(BulletinSummary & { earlier: string; later: string }) | null> {
  const row = await bulletins(database, county).where('bulletin.id', '=', id).executeTakeFirst()
  return row ? { ...summaryOf(row), earlier: row.earlier, later: row.later } : null
}

function bulletins(database: Kysely<DB>, county: string) {
  return database
    .selectFrom('bulletin')
    .innerJoin('round as earlier', (join) =>
      join.onRef('earlier.county', '=', 'bulletin.county').onRef('earlier.id', '=', 'bulletin.round_earlier'))
    .innerJoin('round as later', (join) =>
      join.onRef('later.county', '=', 'bulletin.county').onRef('later.id', '=', 'bulletin.round_later'))
    .leftJoin('person', (join) =>
      join.onRef('person.county', '=', 'bulletin.county').onRef('person.id', '=', 'bulletin.published_by'))
    .select([
      'bulletin.id', 'bulletin.ordinal', 'bulletin.title', 'bulletin.as_of as asOf', 'earlier.name as earlierName',
      'later.name as laterName', 'person.name as publishedByName', 'earlier.id as earlier', 'later.id as later',
    ])
    .where('bulletin.county', '=', county)
}

function summaryOf({ asOf, ...row }: Omit<BulletinSummary, 'asOf'> & { asOf: Date }): BulletinSummary {
  const { id, ordinal, title, earlierName, laterName, publishedByName } = row
  return { id, ordinal, title, asOf: asOf.toISOString(), earlierName, laterName, publishedByName }
}

/** When the latest bulletin was made; null before the first. */
export async function lastBulletinAt(database: Kysely<DB>, county: string): Promise<Date | null> {
  const row = await database.selectFrom('bulletin').select(({ fn }) => fn.max('as_of').as('at')).where('county', '=', county).executeTakeFirst()
  return row?.at ?? null
}

export async function findDocument(database: Kysely<DB>, county: string, id: string): Promise<Buffer | null> {
  const row = await database
    .selectFrom('bulletin').select('document').where('county', '=', county).where('id', '=', id).executeTakeFirst()
  return row?.document ?? null
}

interface FigureRow {
  name: string
  part: string | null
  value: number | null
  text: string
  count: number
}

/** The frozen figures in the order of the document, or one of them. */
export async function listFigures(
  database: Kysely<DB>, county: string, bulletin: string, locale: Locale, name?: string,
): Promise<BulletinFigure[]> {
  const { rows } = await sql<FigureRow>`
    select name, part, value, text, cardinality(rows) as count from bulletin_figure
    where county = ${county} and bulletin = ${bulletin} and ${name === undefined ? sql`true` : sql`name = ${name}`}
    order by position`.execute(database)
  return rows.map(({ count, part, ...row }) => ({
    name: row.name, label: figureLabel(row.name, part, locale), value: row.value, text: row.text, rows: count,
  }))
}

function figureLabel(name: string, part: string | null, locale: Locale): string {
  const words = reportTermsIn(locale)
  // Frozen names are those of the catalogue at the time; one that has left it since is shown by its identifier.
  const known: Readonly<Record<string, string>> = { ...words.figures, [INDICATOR]: words.indicator }
  const figure = known[name.split('.')[0] ?? name] ?? name
  return part === null ? figure : words.bulletin.part.replace('{figure}', figure).replace('{part}', part)
}

/** The problems that a figure froze, as they are today, as far as the scope covers them, each with how often it was counted. */
export async function pageFigureRows(
  database: Kysely<DB>, scope: Scope, { bulletin, figure }: { bulletin: string; figure: string },
  page: { after: readonly string[] | null; limit: number },
): Promise<Page<CountedProblem> & { times: number }> {
  const frozen = sql`(select problem, count(*) as times from bulletin_figure cross join unnest(bulletin_figure.rows) as problem
    where county = ${scope.county} and bulletin = ${bulletin} and name = ${figure} group by problem) as frozen`
  const place = sql`listed.region, listed.number, listed.item, listed.id`
  const [region = '', number = '', item = '', id = ''] = page.after ?? []
  const after = page.after ? sql`(${place}) > (${region}, ${number}, ${item}, ${id}::uuid)` : sql`true`
  const { rows } = await sql<Omit<CountedProblem, 'foundAt'> & { foundAt: Date }>`
    select listed.*, frozen.times from (${problemRows(scope, {}, sql`problem.number`)}) as listed
    join ${frozen} on frozen.problem = listed.id where ${after} order by ${place} limit ${page.limit + 1}`.execute(database)
  const counted = await sql<{ total: number; times: number }>`
    select count(*) as total, coalesce(sum(frozen.times), 0) as times
    from (select problem.id ${problemSource(scope, {})}) as listed join ${frozen} on frozen.problem = listed.id`.execute(database)
  const { total, times } = counted.rows[0] ?? { total: 0, times: 0 }
  return { ...pageFrom(rows.map(rowOf), total, page.limit, (row) => [row.region, row.subject.number, row.item, row.id]), times }
}

/** Bulletins of a county are numbered one after the other: whoever makes one waits here until the other is committed. */
export async function nextOrdinal(transaction: Transaction<DB>, county: string): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtext(${`bulletin ${county}`}))`.execute(transaction)
  return expectedOrdinal(transaction, county)
}

/** The number of the next bulletin, if nobody else makes one before. */
export async function expectedOrdinal(database: Kysely<DB>, county: string): Promise<number> {
  const { last } = await database
    .selectFrom('bulletin').select(({ fn }) => fn.max('ordinal').as('last')).where('county', '=', county)
    .executeTakeFirstOrThrow()
  return (last as number | null ?? 0) + 1
}

export interface NewBulletin {
  id: string
  ordinal: number
  title: string
  earlier: string
  later: string
  asOf: Date
  sequence: number
  publishedBy: string | null
  document: Buffer
}

/** Writes a bulletin with its figures, frozen with the problems that they count. */
export async function insertBulletin(
  transaction: Transaction<DB>, county: string, bulletin: NewBulletin,
  figures: readonly { name: string; part: string | null; value: number | null; text: string; problems: readonly string[] }[],
): Promise<void> {
  const { id, ordinal, title, earlier, later, asOf, sequence, publishedBy, document } = bulletin
  await transaction
    .insertInto('bulletin')
    .values({
      county, id, ordinal, title, round_earlier: earlier, round_later: later, as_of: asOf, log_sequence: sequence,
      published_by: publishedBy, document,
    })
    .execute()
  for (const [position, { name, part, value, text, problems }] of figures.entries()) {
    await transaction
      .insertInto('bulletin_figure')
      .values({ county, bulletin: id, name, position, part, value, text, rows: [...problems] })
      .execute()
  }
}
