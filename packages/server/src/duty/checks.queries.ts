import type { Kysely, Transaction } from 'kysely'
import { sql } from 'kysely'
import type { DutyCheck, DutyCheckFilter, DutyCheckRow, DutyCheckView, PresenceTold } from '@lookback/core/duty'
import type { DB } from '../database/types.gen.ts'
import { within } from '../database/scope.ts'
import type { WorkHolder } from '../kit/work.ts'
import { dutyReader } from './reader.ts'
import { concernsCheck, concernsPresence } from './scope.queries.ts'

/** Somebody at a check, with the unit that sent the person and the slip by which an absence was excused. */
export interface Presence extends PresenceTold {
  unit: string
  leave: string | null
}

export async function insertCheck(transaction: Transaction<DB>, county: string, check: DutyCheck, presences: readonly Presence[]): Promise<void> {
  const { enteredAt, fedBackTier, signedBy, photos, ...row } = check
  await transaction.insertInto('duty_check').values({ county, ...row, entered_at: enteredAt, fed_back_tier: fedBackTier, signed_by: signedBy, photos: [...photos] }).execute()
  await transaction.insertInto('duty_presence').values(presences.map((presence) => ({ county, duty_check: check.id, ...presence }))).execute()
}

type Dated<Row> = Omit<Row, 'at' | 'enteredAt'> & { at: Date; enteredAt: Date }

function rows(holder: WorkHolder, { region, post }: DutyCheckFilter) {
  const reader = dutyReader(holder)
  const conditions = [
    concernsCheck(reader), region && within('checked.village', region),
    post && sql`exists (select 1 from duty_presence as one where one.county = checked.county and one.duty_check = checked.id and one.post = ${post})`,
  ].filter((condition) => typeof condition === 'object')
  return sql`from duty_check as checked where ${sql.join(conditions, sql` and `)}`
}

/** Those whom somebody may see, counted by how they were found. */
const counted = (holder: WorkHolder) => sql`
  (select jsonb_build_object('checked', count(*), 'present', count(*) filter (where seen.found = 'present'), 'visiting', count(*) filter (where seen.found = 'visiting'),
    'onLeave', count(*) filter (where seen.found = 'away' and seen.leave is not null), 'absent', count(*) filter (where seen.found = 'away' and seen.leave is null))
  from duty_presence as seen join post on post.county = seen.county and post.id = seen.post
  where seen.county = checked.county and seen.duty_check = checked.id and ${concernsPresence(dutyReader(holder))}) as counts`

const columns = sql`checked.id, checked.village, checked.at, checked.entered_at as "enteredAt", checked.second, checked.fed_back_tier as "fedBackTier", checked.source, checked.signed_by as "signedBy",
  checked.witness, checked.photos, (select person.name from person where person.county = checked.county and person.id = checked.inspector) as "inspectorName",
  coalesce((select region.name from region where region.county = checked.county and region.code = checked.village), checked.village) as "villageName"`

type Listed = Dated<Omit<DutyCheckView, 'presences' | 'checked' | 'present' | 'visiting' | 'onLeave' | 'absent'>> & { counts: Pick<DutyCheckRow, 'checked' | 'present' | 'visiting' | 'onLeave' | 'absent'> }

function rowOf({ counts, at, enteredAt, ...row }: Listed): Omit<DutyCheckView, 'presences'> {
  return { ...row, ...counts, at: at.toISOString(), enteredAt: enteredAt.toISOString() }
}

/** Checks that concern somebody, the latest first. */
export async function listCheckRows(
  database: Kysely<DB>, holder: WorkHolder, filter: DutyCheckFilter, { after, limit }: { after: readonly string[] | null; limit: number },
): Promise<{ rows: DutyCheckRow[]; total: number }> {
  const [at = '', id = ''] = after ?? []
  const beyond = after ? sql`(checked.at, checked.id) < (${at}::timestamptz, ${id}::uuid)` : sql`true`
  const listed = await sql<Listed>`select ${columns}, ${counted(holder)} ${rows(holder, filter)} and ${beyond} order by checked.at desc, checked.id desc limit ${limit}`.execute(database)
  const all = await sql<{ total: number }>`select count(*)::integer as total ${rows(holder, filter)}`.execute(database)
  return {
    rows: listed.rows.map(({ id: check, village, villageName, at: seenAt, second, fedBackTier, source, inspectorName, counts }) =>
      ({ id: check, village, villageName, at: seenAt.toISOString(), second, fedBackTier, source, inspectorName, ...counts })),
    total: all.rows[0]?.total ?? 0,
  }
}

/** A check with those at it whom somebody may see; null where it does not concern them. */
export async function findCheck(database: Kysely<DB>, holder: WorkHolder, id: string): Promise<DutyCheckView | null> {
  const { rows: [found] } = await sql<Listed>`select ${columns}, ${counted(holder)} ${rows(holder, {})} and checked.id = ${id}`.execute(database)
  if (!found) return null
  const { rows: presences } = await sql<DutyCheckView['presences'][number]>`
    select seen.post, seen.found, seen.verified, seen.said, person.name, post.title, unit.name as "unitName", slip.kind as "leaveKind",
      (select finding.id from duty_finding as finding where finding.county = seen.county and finding.duty_check = seen.duty_check and finding.post = seen.post) as finding
    from duty_presence as seen
    join duty_check as checked on checked.county = seen.county and checked.id = seen.duty_check
    join post on post.county = seen.county and post.id = seen.post
    join person on person.county = post.county and person.id = post.person
    join unit on unit.county = seen.county and unit.code = seen.unit
    left join duty_leave as slip on slip.county = seen.county and slip.id = seen.leave
    where seen.duty_check = ${id} and ${concernsPresence(dutyReader(holder))} order by person.name, seen.post`.execute(database)
  return { ...rowOf(found), presences }
}

/** A photo of a check that concerns somebody, where whoever named it has it. */
export async function findCheckPhoto(database: Kysely<DB>, holder: WorkHolder, id: string, sha256: string): Promise<{ content: Buffer; mediaType: string } | null> {
  const { rows: [photo] } = await sql<{ content: Buffer; mediaType: string }>`
    select file.content, file.media_type as "mediaType" from duty_check as checked
    join evidence_file as file on file.county = checked.county and file.sha256 = decode(${sha256}, 'hex') and file.let_go_in is null
    join evidence_holder as holder on holder.county = checked.county and holder.person = checked.inspector and holder.sha256 = file.sha256
    where ${concernsCheck(dutyReader(holder))} and checked.id = ${id} and ${sha256} = any(checked.photos)`.execute(database)
  return photo ?? null
}
