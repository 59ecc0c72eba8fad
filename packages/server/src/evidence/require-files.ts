import type { Kysely } from 'kysely'
import type { ProblemAction } from '@lookback/core/problems'
import { Refusal } from '@lookback/core/kernel'
import type { Actor } from '../kit/actor.ts'
import { actorScope } from '../kit/actor.ts'
import type { DB } from '../database/types.gen.ts'
import { insertHolder, listFiles } from './queries.ts'

/**
 * Evidence is something that the county has, and that whoever names it may see: from then on that person has it too. A phone
 * alone sends words first and its files later (`sync`); everybody else uploads, then acts.
 * @throws {Refusal} `evidence-not-uploaded`
 */
export async function requireFiles(database: Kysely<DB>, actor: Actor, action: ProblemAction): Promise<void> {
  await requireNamed(database, actor, 'evidence' in action ? (action.evidence ?? []).map(({ sha256 }) => sha256) : [])
}

/**
 * The same of files by their names.
 * @throws {Refusal} `evidence-not-uploaded`
 */
export async function requireNamed(database: Kysely<DB>, actor: Actor, named: readonly string[]): Promise<void> {
  if (named.length === 0) return
  const files = await listFiles(database, actorScope(actor, 'problems:read'), actor.person, named)
  const missing = named.filter((name) => !files.some(({ sha256 }) => sha256 === name))
  if (missing.length > 0) throw new Refusal('evidence-not-uploaded', { name: missing.map((name) => name.slice(0, 8)) })
  await insertHolder(database, actor.county, actor.person, files)
}
