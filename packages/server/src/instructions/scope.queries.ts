import type { RawBuilder, SqlBool } from 'kysely'
import { sql } from 'kysely'
import type { InstructionFilter, InstructionSide, InstructionStanding } from '@lookback/core/instructions'
import type { Day } from '@lookback/core/kernel'
import type { InstructionReader } from './reader.ts'

/** Whether somebody of those named fulfils a condition on `named`. */
const anyNamed = (condition: RawBuilder<unknown>) => sql<SqlBool>`exists (select 1 from instruction_named as named
  where named.county = instruction.county and named.instruction = instruction.id and ${condition})`

/** Instructions, known as `instruction`, that somebody may read. */
export function concerns({ county, person, seesAll }: InstructionReader): RawBuilder<SqlBool> {
  if (seesAll) return sql<SqlBool>`instruction.county = ${county}`
  return sql<SqlBool>`(instruction.county = ${county} and (instruction.leader = ${person} or ${anyNamed(sql`named.person = ${person}`)}))`
}

function onSide(side: InstructionSide, person: string): RawBuilder<SqlBool> {
  switch (side) {
    case 'by-me':
      return sql<SqlBool>`instruction.leader = ${person}`
    case 'to-me':
      return anyNamed(sql`named.person = ${person}`)
    case 'owed-by-me':
      return sql<SqlBool>`(instruction.state = 'open' and ${anyNamed(sql`named.person = ${person} and named.state = 'owed'`)})`
  }
}

/** The condition of each standing; figures, list and rows go by the same. */
export function standsAs(standing: InstructionStanding, today: Day): RawBuilder<SqlBool> {
  const owed = sql`named.state = 'owed'`
  switch (standing) {
    case 'waiting':
      return sql<SqlBool>`(instruction.state = 'open' and ${anyNamed(owed)})`
    case 'overdue':
      return sql<SqlBool>`(instruction.state = 'open' and ${anyNamed(sql`${owed} and named.due_on < ${today}`)})`
    case 'answered':
      return sql<SqlBool>`(instruction.state = 'open' and not ${anyNamed(owed)})`
    case 'settled':
      return sql<SqlBool>`instruction.state = 'settled'`
  }
}

/** The instructions of a filter, as far as somebody may read them. */
export function selected(reader: InstructionReader, { side, standing, about }: InstructionFilter, today: Day): RawBuilder<SqlBool> {
  const conditions = [concerns(reader), side && onSide(side, reader.person), standing && standsAs(standing, today), about !== undefined && sql`instruction.about = ${about}`]
    .filter((condition) => typeof condition === 'object')
  return sql<SqlBool>`(${sql.join(conditions, sql` and `)})`
}
