import type { z } from 'zod'
import type { beginLetterDraft, HandedFinding, LetterDraft, LetterDraftView } from '@lookback/core/letters'
import { dayOf, derivedIdentifier, Refusal } from '@lookback/core/kernel'
import type { Transaction } from 'kysely'
import { getParameter } from '../database/parameters.ts'
import type { DB } from '../database/types.gen.ts'
import { write } from '../database/write.ts'
import type { Actor } from '../kit/actor.ts'
import { actorScope } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { listUnits } from '../places/index.ts'
import type { StoredDraft } from './drafts.queries.ts'
import { deleteDraft, findDraft, insertDraft, listHandedOver, updateDraft } from './drafts.queries.ts'
import { townshipOf } from '@lookback/core/places'
import { isSeatOf, seatsOf } from './reader.ts'

const LONGEST_ITEM = 500

type Begun = Pick<z.output<NonNullable<typeof beginLetterDraft.body>>, 'id'> & Partial<z.output<NonNullable<typeof beginLetterDraft.body>>>

/**
 * Begins a draft in the caller's own unit: empty, or with problems, each for the unit that has to rectify it, and with further findings. The
 * same request again gives the draft as it is now.
 */
export async function beginDraft(application: Application, actor: Actor, { id, problems = [], findings = [], title = '', kind = '' }: Begun): Promise<LetterDraftView> {
  const { database, clock } = application
  const { county, person } = actor
  return write(database, clock, county, async (transaction) => {
    const seats = seatsOf(actor, 'letters:issue')
    const units = await listUnits(transaction, county)
    const own = units.find(({ code, region }) => isSeatOf(seats, code, region))
    if (!own) throw new Refusal('not-found')
    const now = clock()
    const { kinds } = await getParameter(transaction, county, 'letters', dayOf(now))
    const draft: StoredDraft = {
      id, unit: own.code, version: 1, draftedBy: person, changedAt: now,
      content: { kind: (kinds.find(({ code }) => code === kind) ?? kinds[0])?.code ?? '', title, body: '', contact: '', attachments: [], ...await handingOver(transaction, actor, id, { problems, findings: placed(findings, units) }) },
    }
    if (await insertDraft(transaction, county, draft)) return { result: viewOf(draft), entries: [] }
    const before = await findDraft(transaction, county, seats, id, { lock: false })
    if (!before) throw new Refusal('already-exists', { constraint: 'letter_draft_pkey' })
    return { result: viewOf(before), entries: [] }
  })
}

/** A finding with the unit that is to answer for it; null for everybody. */
type PlacedFinding = Pick<HandedFinding, 'kind' | 'about' | 'text' | 'unit'>

/** Findings of a place are the township's in which it lies. */
function placed(findings: readonly HandedFinding[], units: Awaited<ReturnType<typeof listUnits>>): PlacedFinding[] {
  const townships = new Map(units.filter(({ kind }) => kind === 'township').map(({ region, code }) => [region, code]))
  return findings.map(({ region, unit, ...finding }) => ({ ...finding, unit: unit ?? (region === null ? null : townships.get(townshipOf(region)) ?? null) }))
}

/** Items and recipients of what is handed over; problems outside the caller's scope are left out. */
async function handingOver(
  transaction: Transaction<DB>, actor: Actor, id: string, { problems, findings }: { problems: readonly string[]; findings: readonly PlacedFinding[] },
): Promise<Pick<LetterDraft, 'recipients' | 'items'>> {
  const found = problems.length === 0 ? [] : await listHandedOver(transaction, actorScope(actor, 'problems:read'), problems)
  const recipientOf = (unit: string) => derivedIdentifier(id, `recipient ${unit}`)
  const units = [...new Set([...found, ...findings].flatMap(({ unit }) => unit ?? []))].sort()
  const askedOf = (unit: string | null) => (unit === null ? null : [recipientOf(unit)])
  return {
    recipients: units.map((unit) => ({ id: recipientOf(unit), role: 'addressee', unit, person: null, dueOn: null })),
    items: [
      ...found.map((problem) => ({
        id: derivedIdentifier(id, `item ${problem.id}`), kind: 'problem' as const, about: problem.id, text: `${problem.number} ${problem.wording}`.slice(0, LONGEST_ITEM), recipients: askedOf(problem.unit),
      })),
      ...findings.map(({ kind, about, text, unit }, index) => ({ id: derivedIdentifier(id, `finding ${index}`), kind, about, text, recipients: askedOf(unit) })),
    ],
  }
}

/** @throws {Refusal} `not-found`, `letter-draft-changed` */
export async function saveDraft(application: Application, actor: Actor, id: string, { version, content }: { version: number; content: LetterDraft }): Promise<LetterDraftView> {
  const { database, clock } = application
  return write(database, clock, actor.county, async (transaction) => {
    const before = await findDraft(transaction, actor.county, seatsOf(actor, 'letters:issue'), id, { lock: true })
    if (!before) throw new Refusal('not-found')
    if (before.version !== version) throw new Refusal('letter-draft-changed')
    const draft = { ...before, version: version + 1, content, changedAt: clock() }
    await updateDraft(transaction, actor.county, draft)
    return { result: viewOf(draft), entries: [] }
  })
}

/** Throws a draft away; one that is not there is away already. */
export async function throwAway({ database }: Pick<Application, 'database'>, actor: Actor, id: string): Promise<void> {
  const draft = await findDraft(database, actor.county, seatsOf(actor, 'letters:issue'), id, { lock: false })
  if (draft) await deleteDraft(database, actor.county, id)
}

/** A draft as it is shown. */
export function viewOf({ id, unit, version, content, changedAt }: StoredDraft): LetterDraftView {
  return { id, unit, version, content, changedAt: changedAt.toISOString() }
}
