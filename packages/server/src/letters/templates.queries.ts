import type { Kysely, Transaction } from 'kysely'
import type { DB } from '../database/types.gen.ts'

/** The office's own paper for a kind, where it has one. */
export async function findTemplate(database: Kysely<DB>, county: string, kind: string): Promise<{ id: string; document: Buffer } | undefined> {
  return database.selectFrom('letter_template').select(['id', 'document']).where('county', '=', county).where('kind', '=', kind).where('ended_at', 'is', null).executeTakeFirst()
}

/** The paper that a letter was made of, though another has come since. */
export async function readTemplate(database: Kysely<DB>, county: string, id: string): Promise<Buffer | undefined> {
  return (await database.selectFrom('letter_template').select('document').where('county', '=', county).where('id', '=', id).executeTakeFirst())?.document
}

/** The office's own papers, by kind, without the documents. */
export async function listTemplates(database: Kysely<DB>, county: string): Promise<Map<string, { addedAt: Date; addedByName: string | null }>> {
  const rows = await database.selectFrom('letter_template')
    .leftJoin('person', (join) => join.onRef('person.county', '=', 'letter_template.county').onRef('person.id', '=', 'letter_template.added_by'))
    .select(['kind', 'added_at', 'person.name']).where('letter_template.county', '=', county).where('ended_at', 'is', null).execute()
  return new Map(rows.map(({ kind, added_at: addedAt, name }) => [kind, { addedAt, addedByName: name }]))
}

/** Ends the paper of a kind. @returns whether there was one */
export async function endTemplate(transaction: Transaction<DB>, county: string, kind: string, now: Date): Promise<boolean> {
  const ended = await transaction.updateTable('letter_template').set({ ended_at: now }).where('county', '=', county).where('kind', '=', kind).where('ended_at', 'is', null).executeTakeFirst()
  return ended.numUpdatedRows > 0n
}

export async function insertTemplate(
  transaction: Transaction<DB>, county: string, { id, kind, document, hash, person, now }: { id: string; kind: string; document: Buffer; hash: string; person: string; now: Date },
): Promise<void> {
  await transaction.insertInto('letter_template').values({ county, id, kind, document, document_hash: hash, added_at: now, added_by: person }).execute()
}

/** Every paper that there was, with its hash as it is kept. */
export async function listTemplateDocuments(database: Kysely<DB>, county: string): Promise<{ id: string; document: Buffer }[]> {
  return database.selectFrom('letter_template').select(['id', 'document']).where('county', '=', county).orderBy('id').execute()
}
