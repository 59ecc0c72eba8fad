import type { InstructionStory } from '@lookback/core/instructions'
import { foldInstruction, given } from '@lookback/core/instructions'
import type { Database } from '../database/connect.ts'
import type { FoldedRow } from '../database/folded.queries.ts'
import { compareTable, differs } from '../database/folded.queries.ts'
import { readLog } from '../database/read-log.queries.ts'
import { instructionRow, namedRow, wordRow } from './stories.queries.ts'

export const instructionEntries = ['instruction-given', 'instruction-answered', 'instruction-sent-back', 'instruction-settled', 'instruction-passed-on'] as const

/**
 * Follows instructions through the log, and holds what comes of them against the tables.
 * @returns how many rows were compared
 * @throws {Refusal} `state-differs`
 */
export async function verifyInstructions(database: Database, county: string): Promise<number> {
  const stories = new Map<string, InstructionStory>()
  for await (const entry of readLog(database, county, instructionEntries)) {
    const { instruction } = entry.payload
    const by = { id: entry.id, at: entry.happenedAt, by: entry.actor ?? differs(`instruction ${instruction}`) }
    if (entry.kind === 'instruction-given') stories.set(instruction, given(entry.payload, by))
    else stories.set(instruction, foldInstruction(stories.get(instruction) ?? differs(`instruction ${instruction}`), entry, by))
  }
  const all = [...stories.values()]
  const rows = (made: readonly object[]) => made as unknown as FoldedRow[]
  const tables = [
    { table: 'instruction', key: ['id'], rows: rows(all.map(({ instruction }) => instructionRow(county, instruction))) },
    { table: 'instruction_named', key: ['instruction', 'person'], rows: rows(all.flatMap(({ instruction, named }) => named.map((one) => namedRow(county, instruction.id, one)))) },
    { table: 'instruction_word', key: ['id'], rows: rows(all.flatMap(({ instruction, words }) => words.map((word) => wordRow(county, instruction.id, word)))) },
  ] as const
  let compared = 0
  for (const { table, key, rows: folded } of tables) compared += await compareTable(database, county, { table, key: [...key], rows: folded, notFolded: {} })
  return compared
}
