import type { Kysely, Transaction } from 'kysely'
import { sql } from 'kysely'
import type { LetterAttachment } from '@lookback/core/letters'
import type { DB } from '../database/types.gen.ts'
import type { LetterReader } from './reader.ts'
import { concerns, seen } from './scope.queries.ts'

/** Writes which files a letter, or one of its answers, names. */
export async function insertAttachments(
  transaction: Transaction<DB>, county: string, { letter, namedIn, person }: { letter: string; namedIn: string; person: string }, attachments: readonly LetterAttachment[],
): Promise<void> {
  if (attachments.length === 0) return
  await transaction.insertInto('letter_attachment')
    .values(attachments.map(({ sha256, fileName }, ordinal) => ({ county, letter, named_in: namedIn, ordinal, sha256: Buffer.from(sha256, 'hex'), file_name: fileName, person }))).execute()
}

/** The files of a letter, by what names them: the letter itself, or an answer. */
export async function listAttachments(database: Kysely<DB>, county: string, letter: string): Promise<Map<string, LetterAttachment[]>> {
  const rows = await database.selectFrom('letter_attachment').select(['named_in', 'sha256', 'file_name'])
    .where('county', '=', county).where('letter', '=', letter).orderBy('named_in').orderBy('ordinal').execute()
  const named = new Map<string, LetterAttachment[]>()
  for (const { named_in: namedIn, sha256, file_name: fileName } of rows) named.set(namedIn, [...(named.get(namedIn) ?? []), { sha256: sha256.toString('hex'), fileName }])
  return named
}

/** A photo of an answer, whoever gave it. */
export interface AnswerPhoto {
  answer: string
  item: string
  recipient: string
  /** As hexadecimal text. */
  sha256: string
  /** Its difference hash; null where it has no features, or came before any was taken. */
  look: string | null
}

/** The photos of a letter's answers that have come, in the order in which the answers were given. What is named by somebody who does not have it is none. */
export async function listAnswerPhotos(database: Kysely<DB>, county: string, letter: string): Promise<AnswerPhoto[]> {
  const { rows } = await sql<AnswerPhoto>`
    select answer.id as answer, answer.item, answer.recipient, encode(attachment.sha256, 'hex') as sha256, file.look
    from letter_answer as answer
    join letter_item as item on item.county = answer.county and item.letter = answer.letter and item.id = answer.item
    join letter_attachment as attachment on attachment.county = answer.county and attachment.letter = answer.letter and attachment.named_in = answer.id
    join evidence_holder as holder on holder.county = attachment.county and holder.sha256 = attachment.sha256 and holder.person = attachment.person
    join evidence_file as file on file.county = attachment.county and file.sha256 = attachment.sha256
    where answer.county = ${county} and answer.letter = ${letter} and file.media_type like 'image/%'
    order by answer.answered_at, answer.round, item.ordinal, answer.id, attachment.ordinal`.execute(database)
  return rows
}

/** A file of a letter that concerns somebody, named in it or in an answer of a recipient that is seen, by somebody who has it. */
export async function findAttachment(
  database: Kysely<DB>, reader: LetterReader, letter: string, sha256: string,
): Promise<{ content: Buffer; mediaType: string; fileName: string; letGo: boolean } | undefined> {
  const { rows } = await sql<{ content: Buffer; mediaType: string; fileName: string; letGo: boolean }>`
    select file.content, file.media_type as "mediaType", attachment.file_name as "fileName", file.let_go_in is not null as "letGo"
    from letter join letter_attachment as attachment on attachment.county = letter.county and attachment.letter = letter.id
    join evidence_file as file on file.county = attachment.county and file.sha256 = attachment.sha256
    join evidence_holder as holder on holder.county = attachment.county and holder.sha256 = attachment.sha256 and holder.person = attachment.person
    where ${concerns(reader)} and letter.id = ${letter} and attachment.sha256 = decode(${sha256}, 'hex')
      and (attachment.named_in = letter.id or exists (
        select 1 from letter_answer as answer
        join letter_recipient as recipient on recipient.county = answer.county and recipient.letter = answer.letter and recipient.id = answer.recipient
        where answer.county = letter.county and answer.letter = letter.id and answer.id = attachment.named_in and ${seen(reader)}))
    order by attachment.named_in <> letter.id limit 1`.execute(database)
  return rows[0]
}
