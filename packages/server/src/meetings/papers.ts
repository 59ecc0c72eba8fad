import type { Transaction } from 'kysely'
import { Refusal } from '@lookback/core/kernel'
import type { FigureChoice, MeetingEntry, MeetingsParameter } from '@lookback/core/meetings'
import { isWhole } from '@lookback/core/meetings'
import type { Database } from '../database/connect.ts'
import type { DB } from '../database/types.gen.ts'
import { readFigures } from './figures.ts'
import { listToRead } from './readings.queries.ts'
import { proposeSpeakers } from './speakers.ts'

type PapersEntry = Extract<MeetingEntry, { kind: 'meeting-papers' }>
/** What is counted for papers, before anybody has to wait. */
export type Counted = Pick<PapersEntry['payload'], 'figures' | 'speakers'>

/** Counts figures and ranking as they are now. @throws {Refusal} `meeting-figure-wrong` */
export async function countPapers(database: Database, county: string, figures: readonly FigureChoice[], { speaking }: Pick<MeetingsParameter, 'speaking'>, now: Date): Promise<Counted> {
  for (const [index, choice] of figures.entries()) if (!isWhole(choice)) throw new Refusal('meeting-figure-wrong', { ordinal: index + 1 })
  return { figures: await readFigures(database, county, figures, now), speakers: await proposeSpeakers(database, county, speaking, now) }
}

/** The papers of a meeting as they are frozen: with what became of the commitments that no meeting has heard of yet. */
export async function papersEntry(transaction: Transaction<DB>, county: string, meeting: string, papers: string, counted: Counted, now: Date): Promise<PapersEntry> {
  return { kind: 'meeting-papers', payload: { meeting, papers, frozenAt: now.toISOString(), ...counted, readings: await listToRead(transaction, county, meeting) } }
}
