import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { InstructionCounts, InstructionFilter, InstructionRow } from '@lookback/core/instructions'
import { instructionCounts } from '@lookback/core/instructions'
import type { Day } from '@lookback/core/kernel'
import { addDays } from '@lookback/core/kernel'
import type { DB } from '../database/types.gen.ts'
import type { InstructionReader } from './reader.ts'
import { selected, standsAs } from './scope.queries.ts'

/** A row as it is read: of what it is about, the name is told by whose it is. */
export type ListedInstruction = Omit<InstructionRow, 'aboutName' | 'about' | 'givenAt'> & { aboutKind: InstructionRow['about']['kind']; about: string; givenAt: Date }

/** Instructions that somebody may read, the latest first. */
export async function listInstructionRows(
  database: Kysely<DB>, reader: InstructionReader, filter: InstructionFilter, today: Day, { after, limit, skip = 0 }: { after: readonly string[] | null; limit: number; skip?: number },
): Promise<{ rows: ListedInstruction[]; total: number }> {
  const where = selected(reader, filter, today)
  const [at = '', id = ''] = after ?? []
  const { rows } = await sql<ListedInstruction>`
    select instruction.id, instruction.about_kind as "aboutKind", instruction.about, instruction.text, instruction.given_at as "givenAt", person.name as "leaderName",
      case when instruction.state = 'settled' then 'settled' when ${standsAs('overdue', today)} then 'overdue' when ${standsAs('waiting', today)} then 'waiting' else 'answered' end as standing,
      coalesce(of.next, of.last) as "dueOn", of.named
    from instruction join person on person.county = instruction.county and person.id = instruction.leader
    cross join lateral (
      select min(named.due_on) filter (where named.state = 'owed') as next, max(named.due_on) as last,
        jsonb_agg(jsonb_build_object('name', one.name, 'state', named.state) order by named.state desc, one.name, named.person) as named
      from instruction_named as named join person as one on one.county = named.county and one.id = named.person
      where named.county = instruction.county and named.instruction = instruction.id) as of
    where ${where} and ${after ? sql`(instruction.given_at, instruction.id) < (${at}::timestamptz, ${id}::uuid)` : sql`true`}
    order by instruction.given_at desc, instruction.id desc limit ${limit} offset ${skip}`.execute(database)
  const all = await sql<{ total: number }>`select count(*)::integer as total from instruction where ${where}`.execute(database)
  return { rows, total: all.rows[0]?.total ?? 0 }
}

/** The figures, counted as their list selects. */
export async function countInstructionRows(database: Kysely<DB>, reader: InstructionReader, today: Day): Promise<InstructionCounts> {
  const counted = Object.entries(instructionCounts).map(([name, { where }]) => sql`count(*) filter (where ${selected(reader, where, today)})::integer as ${sql.ref(name)}`)
  const { rows: [counts] } = await sql<InstructionCounts>`select ${sql.join(counted)} from instruction where ${selected(reader, {}, today)}`.execute(database)
  if (!counts) throw new Error('nothing was counted')
  return counts
}

/** What somebody owes: a day of each answer. */
export interface OwedAnswer {
  person: string
  dueOn: Day
}

/** Every answer that is owed in a county, or by one person. */
export async function listOwedAnswers(database: Kysely<DB>, county: string, person: string | null): Promise<OwedAnswer[]> {
  const { rows } = await sql<OwedAnswer>`
    select named.person, named.due_on as "dueOn" from instruction_named as named
    join instruction on instruction.county = named.county and instruction.id = named.instruction and instruction.state = 'open'
    where named.county = ${county} and named.state = 'owed' and ${person === null ? sql`true` : sql`named.person = ${person}`}`.execute(database)
  return rows
}

/** How many instructions wait for a word of each leader, or of one: all whom they name have answered. */
export async function countToSettle(database: Kysely<DB>, county: string, person: string | null, today: Day): Promise<{ person: string; count: number }[]> {
  const { rows } = await sql<{ person: string; count: number }>`
    select leader as person, count(*)::integer as count from instruction
    where county = ${county} and ${standsAs('answered', today)} and ${person === null ? sql`true` : sql`leader = ${person}`} group by leader`.execute(database)
  return rows
}

/** How many days are past, and how many come within the days that are told as soon. */
export function daysOf(days: readonly Day[], today: Day, yellowDays: number): { count: number; overdue: number; dueSoon: number } {
  return { count: days.length, overdue: days.filter((day) => day < today).length, dueSoon: days.filter((day) => day >= today && day <= addDays(today, yellowDays)).length }
}
