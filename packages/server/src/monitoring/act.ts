import { createHash } from 'node:crypto'
import type { Transaction } from 'kysely'
import type { Locale } from '@lookback/core/kernel'
import { dayOf, Refusal } from '@lookback/core/kernel'
import type { ClueTold, MonitoringAct, MonitoringCase, MonitoringWords, StepGrounds } from '@lookback/core/monitoring'
import { decideMonitoring, MonitoringStep, openCase, procedureOf, stepsOf } from '@lookback/core/monitoring'
import { termsIn } from '@lookback/core/words'
import { canonicalJson } from '../database/log.ts'
import { isAppended } from '../database/log.queries.ts'
import { getParameter } from '../database/parameters.ts'
import type { DB } from '../database/types.gen.ts'
import { write } from '../database/write.ts'
import type { Actor } from '../kit/actor.ts'
import { actorScope } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { entryOf } from '../kit/entries.ts'
import { resolutionOnHousehold } from '../village-meetings/index.ts'
import type { KeptAct, KeptCase } from './cases.queries.ts'
import { countOpenObjections, findCase, findHousehold, hasOpenCase, insertAct, insertCase, isResolutionUsed, listActs, readOff, undo, updateCase } from './cases.queries.ts'
import { tiersIn } from './holders.ts'

/**
 * Takes a clue about a household down, which opens a case; `id` is the case's and that of the entry. The same again changes nothing.
 * @throws {Refusal} `not-found`, `monitoring-household-ended`, `monitoring-case-open`, and those of `openCase`
 */
export function openMonitoring(application: Application, actor: Actor, household: string, { id, clue }: { id: string; clue: ClueTold }): Promise<{ id: string }> {
  const { database, clock } = application
  const { county, person } = actor
  return write(database, clock, county, async (transaction) => {
    const found = await findHousehold(transaction, actorScope(actor, 'monitoring:act'), household, { lock: true })
    if (!found) throw new Refusal('not-found')
    if (await isAppended(transaction, county, id)) return { result: { id }, entries: [] }
    if (found.hasEnded) throw new Refusal('monitoring-household-ended')
    if (await hasOpenCase(transaction, county, household)) throw new Refusal('monitoring-case-open')
    const now = clock()
    const record = openCase(clue, await getParameter(transaction, county, 'monitoring', dayOf(now)), dayOf(now))
    const at = now.toISOString()
    const kept: KeptCase = { id, household, record, text: clue.text, textHash: hashOf(clue.text), object: null, risk: null, openedAt: at, openedBy: person }
    await insertCase(transaction, county, kept)
    const payload = { case: id, kind: clue.kind, day: clue.day, textHash: kept.textHash, ...afterwards(record) }
    return { result: { id }, entries: [entryOf(application, { id, kind: 'monitoring-opened', actor: person, region: found.village, subject: household, happenedAt: at, payload })] }
  })
}

/**
 * Does something about a case: a step, sending it back, declining, a removal. The same again changes nothing.
 * @throws {Refusal} `not-found`, `monitoring-case-changed` where somebody acted meanwhile, and those of `decideMonitoring`
 */
export function actOnMonitoring(application: Application, actor: Actor, of: string, { id, seen, action }: { id: string; seen: number; action: MonitoringAct }, locale: Locale): Promise<{ id: string }> {
  const { database, clock } = application
  const { county, person } = actor
  return write(database, clock, county, async (transaction) => {
    const found = await findCase(transaction, actorScope(actor, 'monitoring:act'), of, { lock: true })
    if (!found) throw new Refusal('not-found')
    if (await isAppended(transaction, county, id)) return { result: { id }, entries: [] }
    const { kept, household } = found
    const acts = await listActs(transaction, county, of)
    if (acts.length !== seen) throw new Refusal('monitoring-case-changed')
    const now = clock()
    const today = dayOf(now)
    const grounds = await groundsOf(transaction, county, kept, acts, action)
    const parameter = await getParameter(transaction, county, 'monitoring', today)
    const record = decideMonitoring(kept.record, action, { tiers: tiersIn(actor, household.village), grounds, hasEnded: household.hasEnded, today }, parameter, wordsIn(locale))
    const done = actOf(kept.record, action, { id, number: acts.length + 1, doneAt: now.toISOString(), doneBy: person, today })
    const undone = undoneBy(kept.record, action, acts)
    const isTaking = kept.record.state === 'taking-up' && action.act === 'visit'
    await undo(transaction, county, of, undone)
    await insertAct(transaction, county, of, done)
    await updateCase(transaction, county, of, record, isTaking ? { object: action.visit.object, risk: action.visit.risk } : { object: kept.object, risk: kept.risk })
    const { number, act, procedure, step, day, meeting, topic, toldHash, doneAt } = done
    const payload = { case: of, number, act, procedure, step, day, meeting, topic, toldHash, state: record.state, undone, ...afterwards(record) }
    return { result: { id }, entries: [entryOf(application, { id, kind: 'monitoring-acted', actor: person, region: household.village, subject: household.id, happenedAt: doneAt, payload })] }
  })
}

/** How a case stands after an entry, as the log tells it. */
function afterwards(record: MonitoringCase): { after: MonitoringCase; stage: string | null; tier: MonitoringStep['tier'] | null; dueOn: string | null } {
  const { stage, tier, due_on: dueOn } = readOff(record)
  return { after: record, stage, tier: tier === null ? null : MonitoringStep.shape.tier.parse(tier), dueOn }
}

export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** On what an act rests as it stands in its transaction: what it brings itself, else the last of its procedure. */
async function groundsOf(transaction: Transaction<DB>, county: string, { id, household, record }: KeptCase, acts: readonly KeptAct[], action: MonitoringAct): Promise<StepGrounds> {
  const procedure = procedureOf(record)
  const standing = (act: KeptAct['act']) => acts.filter((one) => one.stands && one.procedure === procedure && one.act === act).at(-1)
  const visit = action.act === 'visit' ? action.visit : standing('visit')?.told.visit ?? null
  const { meeting, topic } = action.act === 'resolution' ? action : standing('resolution') ?? { meeting: null, topic: null }
  if (meeting === null || topic === null) return { visit, resolution: undefined, isUsed: false }
  const resolution = await resolutionOnHousehold(transaction, county, { meeting, topic, household })
  return {
    visit, resolution: resolution && { day: resolution.day, standing: resolution.standing, openObjections: await countOpenObjections(transaction, county, meeting, topic) },
    isUsed: await isResolutionUsed(transaction, county, { household, meeting, topic, but: id, procedure }),
  }
}

/** An act as it is kept. */
function actOf(
  before: MonitoringCase, action: MonitoringAct, { id, number, doneAt, doneBy, today }: { id: string; number: number; doneAt: string; doneBy: string; today: string },
): KeptAct {
  const told = { visit: action.act === 'visit' ? action.visit : null, opinion: opinionOf(action) }
  const { meeting, topic } = action.act === 'resolution' ? action : { meeting: null, topic: null }
  return {
    id, number, procedure: action.act === 'begin-removal' ? 'removal' : procedureOf(before), step: stepOf(action), act: action.act, day: action.act === 'visit' ? action.visit.day : today, meeting, topic,
    told, toldHash: hashOf(canonicalJson(told)), stands: true, doneAt, doneBy,
  }
}

function opinionOf(action: MonitoringAct): string {
  switch (action.act) {
    case 'review':
      return action.opinion
    case 'return': case 'decline': case 'begin-removal': case 'lapse':
      return action.reason
    case 'visit': case 'resolution':
      return ''
  }
}

/** The step that an act does, or to which it goes back. */
function stepOf(action: MonitoringAct): string | null {
  switch (action.act) {
    case 'visit': case 'resolution': case 'review':
      return action.stage
    case 'return':
      return action.backTo
    case 'decline': case 'begin-removal': case 'lapse':
      return null
  }
}

/** The acts that no longer stand after an action: of the step that is done anew, and of all from that on to which a case goes back. */
function undoneBy(before: MonitoringCase, action: MonitoringAct, acts: readonly KeptAct[]): number[] {
  if (action.act !== 'return' && action.act !== 'visit') return []
  const names = stepsOf(before).map(({ name }) => name)
  const from = names.indexOf(action.act === 'return' ? action.backTo : action.stage)
  return acts.filter(({ stands, procedure, step, act }) => stands && act !== 'return' && procedure === procedureOf(before) && step !== null && names.indexOf(step) >= from).map(({ number }) => number)
}

function wordsIn(locale: Locale): MonitoringWords {
  const { monitoringLack, monitoringTier } = termsIn(locale)
  return { lack: monitoringLack, tier: monitoringTier, comma: locale === 'en' ? '; ' : '；' }
}
