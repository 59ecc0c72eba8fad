import type { LetterDraft, LetterDraftView } from '@lookback/core/letters'
import { LetterDraft as Draft } from '@lookback/core/letters'
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
import { isSeatOf, seatsOf } from './reader.ts'

const LONGEST_ITEM = 500

/**
 * Begins a draft in the caller's own unit: empty, or with problems, each for the unit that has to rectify it. The same request
 * again gives the draft as it is now.
 */
export async function beginDraft(application: Application, actor: Actor, { id, problems }: { id: string; problems: readonly string[] }): Promise<LetterDraftView> {
  const { database, clock } = application
  const { county, person } = actor
  return write(database, clock, county, async (transaction) => {
    const seats = seatsOf(actor, 'letters:issue')
    const own = (await listUnits(transaction, county)).find(({ code, region }) => isSeatOf(seats, code, region))
    if (!own) throw new Refusal('not-found')
    const now = clock()
    const { kinds } = await getParameter(transaction, county, 'letters', dayOf(now))
    const draft: StoredDraft = {
      id, unit: own.code, version: 1, draftedBy: person, changedAt: now,
      content: { kind: kinds[0]?.code ?? '', title: '', body: '', contact: '', ...await handingOver(transaction, actor, id, problems) },
    }
    if (await insertDraft(transaction, county, draft)) return { result: viewOf(draft), entries: [] }
    const before = await findDraft(transaction, county, seats, id, { lock: false })
    if (!before) throw new Refusal('already-exists', { constraint: 'letter_draft_pkey' })
    return { result: viewOf(before), entries: [] }
  })
}

/** Items and recipients of problems that are handed over; those outside the caller's scope are left out. */
async function handingOver(transaction: Transaction<DB>, actor: Actor, id: string, problems: readonly string[]): Promise<Pick<LetterDraft, 'recipients' | 'items'>> {
  if (problems.length === 0) return { recipients: [], items: [] }
  const found = await listHandedOver(transaction, actorScope(actor, 'problems:read'), problems)
  const recipientOf = (unit: string) => derivedIdentifier(id, `recipient ${unit}`)
  const units = [...new Set(found.flatMap(({ unit }) => unit ?? []))].sort()
  return {
    recipients: units.map((unit) => ({ id: recipientOf(unit), role: 'addressee', unit, person: null, dueOn: null })),
    items: found.map((problem) => ({
      id: derivedIdentifier(id, `item ${problem.id}`), kind: 'problem', about: problem.id, text: `${problem.number} ${problem.wording}`.slice(0, LONGEST_ITEM),
      recipients: problem.unit === null ? null : [recipientOf(problem.unit)],
    })),
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
  return { id, unit, version, content: Draft.parse(content), changedAt: changedAt.toISOString() }
}
