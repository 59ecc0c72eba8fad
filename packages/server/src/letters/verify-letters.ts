import type { LetterRecipient, RecipientStory } from '@lookback/core/letters'
import { addressed, foldLetter } from '@lookback/core/letters'
import type { Addressed } from '@lookback/core/letters'
import type { Database } from '../database/connect.ts'
import type { FoldedRow } from '../database/folded.queries.ts'
import { compareTable, differs } from '../database/folded.queries.ts'
import { readLog } from '../database/read-log.queries.ts'
import { sha256 } from '../reports/index.ts'
import { contentHash } from './issue.ts'
import { listTemplateDocuments } from './templates.queries.ts'
import { findLetterDocument, listItems, readLetter } from './letters.queries.ts'

export const letterEntries = [
  'letter-issued', 'letter-signed', 'letter-sent-back', 'letter-send-back-decided', 'letter-extension-asked', 'letter-extension-decided', 'letter-answered',
  'letter-answer-decided', 'letter-objected', 'letter-objection-examined', 'letter-urged',
] as const

/** The office's own papers; a list of letters does not change with them. */
export const templateEntries = ['letter-template-changed'] as const

interface FoldedLetter {
  row: FoldedRow
  /** The items by whom they are for; null for all. */
  items: readonly { id: string; recipients: readonly string[] | null }[]
  stories: Map<string, RecipientStory>
}

/**
 * Follows letters, their recipients, answers and objections through the log, and holds what comes of it against the tables; items and
 * papers against their SHA-256.
 * @returns how many rows were compared
 * @throws {Refusal} `state-differs`
 */
export async function verifyLetters(database: Database, county: string): Promise<number> {
  const letters = new Map<string, FoldedLetter>()
  const numbers = new Map<string, FoldedRow>()
  const templates = new Map<string, FoldedRow>()
  const attachments: FoldedRow[] = []
  let items = 0
  for await (const entry of readLog(database, county, [...letterEntries, ...templateEntries])) {
    const { actor, region, happenedAt } = entry
    if (entry.kind === 'letter-template-changed') {
      const { kind, template } = entry.payload
      for (const [id, one] of templates) if (one['kind'] === kind && one['ended_at'] === null) templates.set(id, { ...one, ended_at: happenedAt })
      if (template) templates.set(template.id, { county, id: template.id, kind, document_hash: template.sha256, added_at: happenedAt, added_by: actor, ended_at: null })
      continue
    }
    const named = (namedIn: string) => ('attachments' in entry.payload ? entry.payload.attachments ?? [] : []).map(({ sha256: name, fileName }, ordinal): FoldedRow =>
      ({ county, letter: entry.payload.letter, named_in: namedIn, ordinal, sha256: name, file_name: fileName, person: actor }))
    if (entry.kind === 'letter-issued') {
      const { payload } = entry
      const kept = await keptItems(database, county, payload.letter, payload.content, payload.document)
      if (kept.length !== payload.items) differs(`letter_item ${payload.letter}`)
      items += kept.length
      attachments.push(...named(payload.letter))
      const { kind, year, ordinal, number, title, issuer } = payload
      numbers.set(`${kind} ${year}`, { county, kind, year, last: ordinal })
      letters.set(payload.letter, {
        items: kept, stories: new Map(payload.recipients.map((one) => [one.id, begun(one, payload.issuedOn, null, kept)])),
        row: {
          county, id: payload.letter, kind, kind_name: payload.kindName, year, ordinal, number, title, issuer, region, issued_on: payload.issuedOn, issued_at: happenedAt,
          issued_by: actor, drafted_by: payload.draftedBy, items: payload.items, content_hash: payload.content, document_hash: payload.document, template: payload.template ?? null,
        },
      })
      continue
    }
    const letter = letters.get(entry.payload.letter) ?? differs(`letter ${entry.payload.letter}`)
    if (entry.kind === 'letter-answered') attachments.push(...named(entry.payload.answer))
    const before = letter.stories.get(entry.payload.recipient) ?? differs(`letter_recipient ${entry.payload.recipient}`)
    const after = foldLetter(before, entry, { at: happenedAt, by: actor })
    letter.stories.set(after.recipient.id, after)
    if (entry.kind === 'letter-send-back-decided' && entry.payload.replacement) {
      const { replacement, addressedOn, recipient } = entry.payload
      letter.stories.set(replacement.id, begun(replacement, addressedOn, recipient, letter.items))
    }
  }
  for (const { id, document } of await listTemplateDocuments(database, county)) {
    if (sha256(document) !== templates.get(id)?.['document_hash']) differs(`letter_template ${id}: document`)
  }
  return items + await compareAll(database, county, letters, [...numbers.values()])
    + await compareTable(database, county, { table: 'letter_template', key: ['id'], rows: [...templates.values()], notFolded: { document: 'held by document_hash' } })
    + await compareTable(database, county, { table: 'letter_attachment', key: ['letter', 'named_in', 'ordinal'], rows: attachments, notFolded: {} })
}

/** The items of a letter, if they and its paper are those that were issued. */
async function keptItems(database: Database, county: string, id: string, content: string, paper: string) {
  const letter = await readLetter(database, county, id)
  const items = await listItems(database, county, id)
  const document = await findLetterDocument(database, county, id)
  if (!letter || contentHash(letter, items) !== content) differs(`letter ${id}: content_hash`)
  if (!document || sha256(document) !== paper) differs(`letter ${id}: document`)
  return items
}

function begun(one: Addressed, on: string, replaces: string | null, items: FoldedLetter['items']): RecipientStory {
  const own = items.filter(({ recipients }) => recipients === null || recipients.includes(one.askedAs)).map(({ id }) => id)
  return { recipient: addressed(one, on, replaces), items: own, answers: [], objections: [] }
}

async function compareAll(database: Database, county: string, letters: ReadonlyMap<string, FoldedLetter>, numbers: readonly FoldedRow[]): Promise<number> {
  const stories = [...letters].flatMap(([letter, folded]) => [...folded.stories.values()].map((story) => ({ letter, ...story })))
  const compared = [
    await compareTable(database, county, { table: 'letter_number', key: ['kind', 'year'], rows: numbers, notFolded: {} }),
    await compareTable(database, county, {
      table: 'letter', key: ['id'], rows: [...letters.values()].map(({ row, stories: own }) => ({ ...row, ...countOf([...own.values()].map(({ recipient }) => recipient)) })),
      notFolded: { body: 'held by content_hash', contact: 'held by content_hash', rules: 'held by content_hash', document: 'held by document_hash' },
    }),
    await compareTable(database, county, {
      table: 'letter_recipient', key: ['letter', 'id'], rows: stories.map(({ letter, recipient }) => recipientRow(county, letter, recipient)), notFolded: {},
    }),
    await compareTable(database, county, {
      table: 'letter_answer', key: ['id'], notFolded: {}, rows: stories.flatMap(({ letter, recipient, answers }) => answers.map((answer) => ({
        county, letter, recipient: recipient.id, id: answer.id, item: answer.item, round: answer.round, outcome: answer.outcome, text: answer.text,
        look_again_on: answer.lookAgainOn, points: answer.points, same_as: answer.sameAs, state: answer.state, answered_by: answer.answeredBy,
        answered_at: answer.answeredAt, decided_by: answer.decidedBy, decided_at: answer.decidedAt, decision: answer.decision,
      }))),
    }),
    await compareTable(database, county, {
      table: 'letter_objection', key: ['id'], notFolded: {}, rows: stories.flatMap(({ letter, recipient, objections }) => objections.map((objection) => ({
        county, letter, recipient: recipient.id, id: objection.id, item: objection.item, reason: objection.reason, raised_by: objection.raisedBy,
        raised_at: objection.raisedAt, is_upheld: objection.isUpheld, opinion: objection.opinion, examined_by: objection.examinedBy, examined_at: objection.examinedAt,
      }))),
    }),
  ]
  return compared.reduce((sum, count) => sum + count, 0)
}

/** As `recountLetter` counts. */
function countOf(recipients: readonly LetterRecipient[]): FoldedRow {
  const count = (is: (recipient: LetterRecipient) => boolean) => recipients.filter(is).length
  const isWith = ({ state }: LetterRecipient) => state === 'delivered' || state === 'signed'
  const days = recipients.filter((one) => isWith(one) && one.answeredAt === null).map(({ nextOn }) => nextOn).sort()
  return {
    recipients: count(({ state }) => state !== 'redirected'), owing: count((one) => isWith(one) && one.owed > 0),
    to_decide: count(({ submitted, state, extensionAsked }) => submitted > 0 || state === 'sent-back' || extensionAsked !== null),
    deferred: count(({ deferred }) => deferred > 0), objecting: recipients.reduce((sum, { objecting }) => sum + objecting, 0), next_on: days[0] ?? null,
  }
}

function recipientRow(county: string, letter: string, one: LetterRecipient): FoldedRow {
  return {
    county, letter, id: one.id, role: one.role, unit: one.unit, person: one.person, region: one.region, addressed_on: one.addressedOn, due_on: one.dueOn,
    state: one.state, replaces: one.replaces, asked_as: one.askedAs, signed_by: one.signedBy, signed_at: one.signedAt, sent_back_reason: one.sentBackReason,
    extension_asked: one.extensionAsked, extension_reason: one.extensionReason, extensions: one.extensions, urged: one.urged, urged_on: one.urgedOn,
    owed: one.owed, submitted: one.submitted, confirmed: one.confirmed, deferred: one.deferred, lifted: one.lifted, objecting: one.objecting,
    next_on: one.nextOn, answered_at: one.answeredAt,
  }
}
