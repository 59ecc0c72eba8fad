import pg from 'pg'
import type { Member } from '@lookback/core/register'
import { newIdentifier, systemClock } from '../packages/server/src/clock.ts'
import { sealedAs } from '../packages/server/src/database/sealed.queries.ts'
import { sealedPhone } from '../packages/server/src/kit/sealed-phone.ts'
import { sealMember } from '../packages/server/src/register/sealed-fields.ts'
import { benchKeys } from './keys.ts'
import { benchCounty, benchRegions, householdNumber } from './register-workbook.ts'
import { syllablesOf } from '@lookback/core/readings'

/** A connection for rows in bulk: no reference is looked up, and nobody waits for the disk. */
export async function inBulk<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('set session_replication_role = replica')
    await client.query('set synchronous_commit = off')
    const result = await work(client)
    // As it is some time after the rows came in: statistics known, pages marked as visible.
    await client.query(`vacuum analyze ${(await filledTables(client)).join(', ')}`)
    await client.query('checkpoint')
    return result
  } finally {
    await client.end()
  }
}

/** Fills a table without its indexes, which are made afterwards: millions of rows in the order in which they came take a part of the time. */
export async function withoutIndexes(client: pg.Client, table: string, work: () => Promise<unknown>): Promise<void> {
  const { rows } = await client.query<{ name: string; definition: string }>(`
    select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index
    where indrelid = $1::regclass and not indisprimary`, [table])
  if (rows.length > 0) await client.query(`drop index ${rows.map(({ name }) => name).join(', ')}`)
  await work()
  for (const { definition } of rows) await client.query(definition)
}

/**
 * Where no row is, the server of a county never looked either. To a table that was looked at and found empty every
 * index seems equally good, and a connection keeps the one that it took for its references.
 */
async function filledTables(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(`
    select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r' and pg_relation_size(oid) > 0`)
  return rows.map(({ name }) => name)
}

const villages = benchRegions.filter(({ level }) => level === 'village').map(({ code }) => code)
/** Invented people; as everywhere a few surnames are common, up to a tenth of the county. */
const surnames = Array.from('石石石石石杨杨杨吴吴龙龙田田向彭覃滕麻李王张刘陈黄周罗唐邓谢谭胡曾何欧阳廖彭蒋肖姚粟舒粟蒲滕明')
const givenNames = Array.from('山水林溪云岭松竹梅兰春秋明华国建军平安福贵德仁义忠孝勤文武英秀珍玉凤霞金银宝成')
const categories = ['lifted', 'lifted-allowance', 'poor', 'marginal', 'non-poor']

const AT_ONCE = 10_000

/** Households numbered from 0, spread over the villages, as the register's tables hold them. */
export async function insertHouseholds(client: pg.Client, households: number): Promise<void> {
  for (let start = 0; start < households; start += AT_ONCE) {
    const numbers = Array.from({ length: Math.min(AT_ONCE, households - start) }, (_, index) => start + index)
    const ids = numbers.map(() => newIdentifier(systemClock))
    const phones = numbers.map((n, index) =>
      benchKeys.seal(sealedAs(sealedPhone('household'), benchCounty.code, ids[index] ?? ''), `138${String(n).padStart(8, '0')}`))
    await client.query(`
      insert into household (county, id, number, village, head_name, category, monitored_class, risk_removed,
        member_count, sealed_phone, attributes, version, content_hash, added_at)
      select $1, id, $2 || lpad(n::text, $3::integer, '0'), ($4::text[])[1 + n % cardinality($4::text[])],
        ${nameOf('n', '$5', '$6')}, ($7::text[])[1 + n % cardinality($7::text[])],
        case when n % 20 = 0 then 'unstable' end, case when n % 20 = 0 then false end, 4,
        phone, '{"incomePerPerson": 9000.5, "houseArea": 96}', 1, sha256(n::text::bytea), '2019-01-01'
      from unnest($8::integer[], $9::uuid[], $10::bytea[]) as numbered (n, id, phone)`,
    [...numbering(), villages, surnames, givenNames, categories, numbers, ids, phones])
  }
  await client.query(`
    insert into subject (county, id, kind, region, name, number, initials, reading)
    select county, id, 'household', village, head_name, number, initials, reading.reading
    from household join ${readings} on reading.name = head_name`, await readingsOf(client, 'select distinct head_name as name from household'))
}

/** Four members for each household there is. Their numbers have the length of ID numbers and belong to nobody. */
export async function insertMembers(client: pg.Client): Promise<void> {
  const { rows: households } = await client.query<{ id: string; number: string }>('select id, number from household')
  for (let start = 0; start < households.length; start += AT_ONCE) {
    const members = households.slice(start, start + AT_ONCE).flatMap(({ id: household, number }) => [1, 2, 3, 4].map((place) => {
      const id = newIdentifier(systemClock)
      const documentNumber = benchDocument(Number(number.slice(-8)), place)
      const { sealed, identityHash } = sealMember(benchKeys, benchCounty.code, id, { ...somebody, documentNumber })
      return { id, household, place, sealed, identityHash }
    }))
    await client.query(`
      insert into member (county, id, household, number, name, sex, birth_date, ethnicity, relation, sealed, identity_hash, attributes)
      select household.county, member.id, household.id, household.number || '0' || place,
        case when place = 1 then household.head_name else ${nameOf('n * 4 + place', '$1', '$2')} end,
        case when place % 2 = 1 then 'male' else 'female' end, date '1950-01-01' + n % 25000, '侗族',
        (array['户主', '配偶', '之子', '之孙女'])[place], sealed, "identityHash", '{}'
      from jsonb_to_recordset($3::jsonb) as member (id uuid, household uuid, place integer, sealed bytea, "identityHash" bytea)
      join household on household.id = member.household
      cross join lateral (select right(household.number, 8)::integer as n) as numbered`,
    [surnames, givenNames, JSON.stringify(members)])
  }
  await client.query(`
    insert into subject (county, id, kind, region, name, number, initials, reading)
    select member.county, member.id, 'member', household.village, member.name, member.number, initials, reading.reading
    from member join household on household.county = member.county and household.id = member.household
    join ${readings} on reading.name = member.name`, await readingsOf(client, 'select distinct name from member'))
}

/** The document of the member at a place from 1 of a household, by its running number. */
export function benchDocument(household: number, place: number): string {
  return `999${String(household * 4 + place).padStart(15, '0')}`
}

const somebody: Member = {
  number: '1', name: '-', sex: 'male', birthDate: null, documentKind: 'identity-card', documentNumber: null, ethnicity: null,
  relation: '-', phone: null, attributes: { health: ['healthy'] },
}

const readings = 'unnest($1::text[], $2::text[], $3::text[]) as reading (name, initials, reading)'

/** Names with how they are read, as `readings` takes them. */
async function readingsOf(client: pg.Client, query: string): Promise<[string[], string[], string[]]> {
  const { rows } = await client.query<{ name: string }>(query)
  const names = rows.map(({ name }) => name)
  const read = names.map(syllablesOf)
  return [names, read.map((syllables) => syllables.map((one) => one.charAt(0)).join('')), read.map((syllables) => syllables.join(''))]
}

/** A name of three characters, drawn by a number. */
function nameOf(number: string, first: string, given: string): string {
  const drawn = (names: string, seed: number) =>
    `(${names}::text[])[1 + (hashint8extended((${number})::bigint, ${seed}) & 65535)::integer
      % cardinality(${names}::text[])]`
  return `${drawn(first, 1)} || ${drawn(given, 2)} || ${drawn(given, 3)}`
}

/** The county's code, the start of its households' numbers and the digits that follow. */
function numbering(): [county: string, start: string, digits: number] {
  const { code } = benchCounty
  return [code, code, householdNumber(0).length - code.length]
}
