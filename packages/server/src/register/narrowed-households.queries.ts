import type { Kysely, RawBuilder } from 'kysely'
import { sql } from 'kysely'
import { compact } from '@lookback/core/kernel'
import type { HouseholdFilter } from '@lookback/core/register'
import { identityOf } from '@lookback/core/register'
import { goneOutcomes } from '@lookback/core/rounds'
import { within } from '../database/scope.ts'
import { keysOf } from '../database/sealing-keys.ts'
import type { DB } from '../database/types.gen.ts'

/** A filter as the condition on `household` that both the list and the figures that open it go by. */
export function narrowedHouseholds(database: Kysely<DB>, county: string, filter: HouseholdFilter): RawBuilder<unknown> {
  const conditions = [
    filter.search && searched(database, county, filter.search),
    filter.region && within('household.village', filter.region),
    filter.group && sql`household.attributes ->> 'villagerGroup' = ${filter.group}`,
    filter.category && sql`household.category = ${filter.category}`,
    filter.monitoredClass && sql`household.monitored_class = ${filter.monitoredClass}`,
    filter.round && coveredBy(county, filter.round),
    filter.round && filter.visit === 'done' && seenIn(county, filter.round),
    filter.round && filter.visit === 'troubled' && sql`${seenIn(county, filter.round)} and ${troubledIn(county, filter.round)}`,
    filter.round && filter.visit === 'gone' && sql`${goneIn(county, filter.round)} and not ${seenIn(county, filter.round)}`,
    filter.round && filter.visit === 'none' && sql`not ${seenIn(county, filter.round)} and not ${goneIn(county, filter.round)}`,
  ].filter((condition) => typeof condition === 'object')
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `)
}

/** A round covers all households, or those drawn for it. */
function coveredBy(county: string, round: string): RawBuilder<unknown> {
  return sql`(exists (select 1 from round where round.county = ${county} and round.id = ${round} and round.coverage = 'all')
    or exists (select 1 from round_sample as drawn
      where drawn.county = ${county} and drawn.round = ${round} and drawn.subject = household.id))`
}

/** Whether a visit of a round has seen the household: completed, with enough assessed. */
function seenIn(county: string, round: string): RawBuilder<unknown> {
  return visitedWith(county, round, sql`visit.seen`)
}

/** Whether a round found something in the household. */
function troubledIn(county: string, round: string): RawBuilder<unknown> {
  return sql`exists (select 1 from finding
    where finding.county = ${county} and finding.round = ${round} and finding.subject = household.id)`
}

/** Whether a visit of a round found that nobody lives there any more. */
function goneIn(county: string, round: string): RawBuilder<unknown> {
  return visitedWith(county, round, sql`visit.outcome = any(${[...goneOutcomes]}::text[])`)
}

function visitedWith(county: string, round: string, what: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`exists (select 1 from standing_visit as visit
    where visit.county = ${county} and visit.round = ${round} and visit.subject = household.id and ${what})`
}

/** `3组`, `上寨组`: hardly anybody is called so. */
const groupName = /.[组队]$/

/**
 * What somebody types: a whole ID number, the start of a household number, the name of a group, or the start of a name. One character
 * is a surname, which a tenth of all people share: then only heads of household are looked at.
 */
function searched(database: Kysely<DB>, county: string, text: string): RawBuilder<unknown> {
  const plain = compact(text).toUpperCase()
  if (/^\d{17}[\dX](\d\d(..)?)?$/.test(plain)) {
    return sql`household.id in (select member.household from member where member.county = ${county}
      and member.identity_hash = any(${keysOf(database).searchHashes(identityOf(plain))}::bytea[]))`
  }
  if (/^[0-9A-Z_-]+$/.test(plain)) return sql`starts_with(household.number, ${compact(text)})`
  const start = `${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  if (Array.from(text).length === 1) return sql`household.head_name like ${start}`
  if (groupName.test(text)) return sql`(household.attributes ->> 'villagerGroup' = ${compact(text)} or household.head_name like ${start})`
  return sql`household.id in (
    select head.id from household as head where head.county = ${county} and head.head_name like ${start}
    union
    select member.household from subject join member on member.county = subject.county and member.id = subject.id
    where subject.county = ${county} and subject.kind = 'member' and subject.name like ${start})`
}
