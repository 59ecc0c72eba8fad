import type { Kysely, Transaction } from 'kysely'
import { sql } from 'kysely'
import type { Instruction, InstructionStory, InstructionWord, Named } from '@lookback/core/instructions'
import type { DB } from '../database/types.gen.ts'
import type { InstructionReader } from './reader.ts'
import { concerns } from './scope.queries.ts'

type KeptInstruction = Omit<Instruction, 'about' | 'givenAt'> & { aboutKind: Instruction['about']['kind']; about: string; givenAt: Date }
type KeptWord = Omit<InstructionWord, 'shownIn' | 'saidAt'> & { shownKind: Instruction['about']['kind'] | null; shownIn: string | null; saidAt: Date }

/** An instruction that somebody may read, with who is named and what was said; `lock` holds it until the transaction ends. */
export async function findStory(database: Kysely<DB>, reader: InstructionReader, id: string, { lock }: { lock: boolean }): Promise<InstructionStory | undefined> {
  const { rows: [found] } = await sql<KeptInstruction>`
    select id, about_kind as "aboutKind", about, text, leader, leader_unit as "leaderUnit", given_at as "givenAt", state
    from instruction where ${concerns(reader)} and id = ${id} ${lock ? sql`for update` : sql``}`.execute(database)
  if (!found) return undefined
  const { rows: named } = await sql<Named>`
    select person, unit, due_on as "dueOn", state from instruction_named where county = ${reader.county} and instruction = ${id} order by state desc, person`.execute(database)
  const { rows: words } = await sql<KeptWord>`
    select id, act, person, answerer, text, shown_kind as "shownKind", shown_in as "shownIn", said_at as "saidAt" from instruction_word
    where county = ${reader.county} and instruction = ${id} order by said_at, id`.execute(database)
  const { aboutKind, about, givenAt, ...rest } = found
  return {
    instruction: { ...rest, about: { kind: aboutKind, id: about }, givenAt: givenAt.toISOString() }, named,
    words: words.map(({ shownKind, shownIn, saidAt, ...word }) => ({ ...word, shownIn: shownKind === null || shownIn === null ? null : { kind: shownKind, id: shownIn }, saidAt: saidAt.toISOString() })),
  }
}

/** Open instructions in which somebody is named through a unit, or which somebody wrote through it. */
export async function listOpenOf(transaction: Transaction<DB>, county: string, { person, unit }: { person: string; unit: string }): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from instruction where county = ${county} and state = 'open' and ((leader = ${person} and leader_unit = ${unit}) or exists (
      select 1 from instruction_named as named where named.county = instruction.county and named.instruction = instruction.id and named.person = ${person} and named.unit = ${unit}
        and named.state = 'owed'))
    order by id for update`.execute(transaction)
  return rows.map(({ id }) => id)
}

/** As it is kept, by column. */
export function instructionRow(county: string, { about, leaderUnit, givenAt, ...instruction }: Instruction) {
  return { ...instruction, county, about_kind: about.kind, about: about.id, leader_unit: leaderUnit, given_at: givenAt }
}

export function namedRow(county: string, instruction: string, { dueOn, ...named }: Named) {
  return { ...named, county, instruction, due_on: dueOn }
}

export function wordRow(county: string, instruction: string, { shownIn, saidAt, ...word }: InstructionWord) {
  return { ...word, county, instruction, shown_kind: shownIn?.kind ?? null, shown_in: shownIn?.id ?? null, said_at: saidAt }
}

/** Saves an instruction and what is new of its story. */
export async function saveStory(transaction: Transaction<DB>, county: string, before: InstructionStory | null, { instruction, named, words }: InstructionStory): Promise<void> {
  const row = instructionRow(county, instruction)
  await transaction.insertInto('instruction').values(row).onConflict((conflict) => conflict.columns(['county', 'id']).doUpdateSet(row)).execute()
  if (before?.named !== named) {
    await transaction.deleteFrom('instruction_named').where('county', '=', county).where('instruction', '=', instruction.id).execute()
    if (named.length > 0) await transaction.insertInto('instruction_named').values(named.map((one) => namedRow(county, instruction.id, one))).execute()
  }
  const added = words.slice(before?.words.length ?? 0)
  if (added.length > 0) await transaction.insertInto('instruction_word').values(added.map((word) => wordRow(county, instruction.id, word))).execute()
}
