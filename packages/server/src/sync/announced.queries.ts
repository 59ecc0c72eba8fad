import type { Transaction } from 'kysely'
import { sql } from 'kysely'
import type { Scope } from '@lookback/core/access'
import type { AnnouncedWork, LeftWork } from '@lookback/core/sync'
import type { Subject } from '@lookback/core/subjects'
import type { Database } from '../database/connect.ts'
import { inRegions } from '../database/scope.ts'
import type { DB } from '../database/types.gen.ts'

/** Puts what a phone tells in the place of what it told before. */
export async function replaceAnnounced(
  transaction: Transaction<DB>, county: string, device: string, works: readonly AnnouncedWork[],
): Promise<void> {
  await transaction.deleteFrom('announced_work').where('county', '=', county).where('device', '=', device).execute()
  if (works.length === 0) return
  await transaction.insertInto('announced_work').values(works.map(({ madeAt, ...work }) => ({ ...work, county, device, made_at: madeAt })))
    .onConflict((conflict) => conflict.doNothing()).execute()
}

/** Of announced work, what has not arrived: no operation of that name, or one whose files are not all there. */
const notArrived = sql<boolean>`not exists (
  select 1 from operation
  where operation.county = work.county and operation.id::text = work.id and operation.device = work.device and operation.refusal is null
    and not exists (
      select 1 from operation_file as used
      where used.county = operation.county and used.operation = operation.id and not exists (
        select 1 from evidence_holder as holder
        where holder.county = used.county and holder.sha256 = used.sha256 and holder.person = used.person)))`

interface LeftRow {
  device: string
  id: string
  kind: LeftWork['kind']
  madeAt: Date | null
  files: number
  subject: Subject | null
}

/** What phones had announced and the county does not have, the oldest first; named where it lies in the scope. */
export async function listLeft(database: Database, scope: Scope, devices: readonly string[]): Promise<(LeftWork & { device: string; id: string })[]> {
  const { rows } = await sql<LeftRow>`
    select work.device, work.id, work.kind, work.made_at as "madeAt", work.files,
      case when subject.id is not null
        then jsonb_build_object('kind', subject.kind, 'id', subject.id, 'name', subject.name, 'number', subject.number) end as subject
    from announced_work as work
    left join subject on subject.county = work.county and subject.id = work.subject and ${inRegions(scope, 'subject.county', 'subject.region')}
    where work.county = ${scope.county} and work.device = any(${[...devices]}::uuid[]) and ${notArrived}
    order by work.made_at, work.id`.execute(database)
  return rows.map(({ madeAt, ...row }) => ({ ...row, madeAt: madeAt?.toISOString() ?? null }))
}

/** How much each phone has announced that the county does not have; phones with nothing are left out. */
export async function countLeft(database: Database, county: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ device: string; count: number }>`
    select work.device, count(*)::integer as count from announced_work as work
    where work.county = ${county} and ${notArrived} group by work.device`.execute(database)
  return new Map(rows.map(({ device, count }) => [device, count]))
}
