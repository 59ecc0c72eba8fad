import pg from 'pg'
import { benchCounty, benchRegions, householdNumber } from './register-workbook.ts'
import { initialsOf } from '../packages/server/src/kit/initials.ts'

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

/** Households numbered from 0, spread over the villages, as the register's tables hold them. */
export async function insertHouseholds(client: pg.Client, households: number): Promise<void> {
  await client.query(`
    insert into household (county, id, number, village, head_name, category, monitored_class, risk_removed,
      member_count, phone, attributes, version, content_hash, added_at)
    select $1, uuidv7(), $2 || lpad(n::text, $3::integer, '0'), ($4::text[])[1 + n % cardinality($4::text[])],
      ${nameOf('n', '$5', '$6')}, ($7::text[])[1 + n % cardinality($7::text[])],
      case when n % 20 = 0 then 'unstable' end, case when n % 20 = 0 then false end, 4,
      '138' || lpad(n::text, 8, '0'), '{"incomePerPerson": 9000.5, "houseArea": 96}', 1, sha256(n::text::bytea), '2019-01-01'
    from generate_series(0, $8::integer - 1) as n`,
  [...numbering(), villages, surnames, givenNames, categories, households])
  await client.query(`
    insert into subject (county, id, kind, region, name, number, initials)
    select county, id, 'household', village, head_name, number, initials
    from household join ${readings} on reading.name = head_name`, await readingsOf(client, 'select distinct head_name as name from household'))
}

/** Four members for each household there is. Their numbers have the length of ID numbers and belong to nobody. */
export async function insertMembers(client: pg.Client): Promise<void> {
  await client.query(`
    insert into member (county, id, household, number, name, sex, birth_date, document_kind, document_number, ethnicity,
      relation, phone, attributes)
    select household.county, uuidv7(), household.id, household.number || '0' || place,
      case when place = 1 then household.head_name else ${nameOf('n * 4 + place', '$1', '$2')} end,
      case when place % 2 = 1 then 'male' else 'female' end, date '1950-01-01' + n % 25000, 'identity-card',
      '999' || lpad((n * 4 + place)::text, 15, '0'), '侗族', (array['户主', '配偶', '之子', '之孙女'])[place], null,
      '{"health": ["healthy"]}'
    from household
    cross join lateral (select right(household.number, 8)::integer as n) as numbered
    cross join generate_series(1, 4) as place`, [surnames, givenNames])
  await client.query(`
    insert into subject (county, id, kind, region, name, number, initials)
    select member.county, member.id, 'member', household.village, member.name, member.number, initials
    from member join household on household.county = member.county and household.id = member.household
    join ${readings} on reading.name = member.name`, await readingsOf(client, 'select distinct name from member'))
}

const readings = 'unnest($1::text[], $2::text[]) as reading (name, initials)'

/** Names with their initials, as `readings` takes them. */
async function readingsOf(client: pg.Client, query: string): Promise<[string[], string[]]> {
  const { rows } = await client.query<{ name: string }>(query)
  const names = rows.map(({ name }) => name)
  return [names, names.map(initialsOf)]
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
