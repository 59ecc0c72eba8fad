import type { Kysely, Transaction } from 'kysely'
import type { Problem, Told } from '@lookback/core/problems'
import { fold, observeProblem, statusBetween, tellsSomebody } from '@lookback/core/problems'
import { dayOf, nameKey, Refusal } from '@lookback/core/kernel'
import type { Round } from '@lookback/core/rounds'
import type { CoverageParameter, PositionParameter, VisitReport } from '@lookback/core/visits'
import { applicableBits, assessedBits, submissionFields } from '@lookback/core/checklists'
import { answerOf, checkRoundTakes, isSeen, readVisit } from '@lookback/core/visits'
import { actorScope } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { entryOf } from '../kit/entries.ts'
import { newIdentifier } from '../clock.ts'
import type { Entry } from '../database/log.ts'
import type { DB } from '../database/types.gen.ts'
import { getParameter } from '../database/parameters.ts'
import { write } from '../database/write.ts'
import { problemEntry, saveProblems, tell } from '../problems/index.ts'
import type { Happened, ProblemToSave } from '../problems/index.ts'
import type { LoadedForm } from '../checklists/index.ts'
import { findForm } from '../checklists/index.ts'
import type { ParsedSubmission } from './parse-submission.ts'
import type { FindingRow, FoundHousehold, KnownVisit, VisitRow } from './record-visits.queries.ts'
import {
  findHouseholds, findKnownVisits, findOtherAttachment, findProblemsOf, findSampled, insertAttachments, insertFindings, insertVisits,
} from './record-visits.queries.ts'
import { listMemberNames } from '../register/index.ts'
import { listRounds } from '../rounds/index.ts'
import type { VisitRequest } from './visit-request.ts'
import type { Replacing } from './replace-visit.ts'
import { findReplaced, replaceVisit } from './replace-visit.ts'
import type { ReplacedVisit } from './replaced-visits.queries.ts'
import { markReplaced } from './replaced-visits.queries.ts'

/** `known`: the same visit had been received before; nothing was changed. */
export type VisitResult = 'recorded' | 'known' | Refusal

/** A request of which so far the names of its attachments matter. */
type Asked = VisitRequest<{ name: string }>

/** What one request amounts to once its references are resolved. */
interface Resolved<Request extends Asked = VisitRequest> {
  request: Request
  round: Round
  form: LoadedForm
  household: FoundHousehold
  report: VisitReport
  /** The visit that it corrects. */
  replaced: ReplacedVisit | null
}

/**
 * Records visits: all of them in one transaction, each whole or not at all, answered in the order they came. A refused
 * one leaves nothing behind and hinders no other. Observations open, join, return or reopen problems (`core/problems`).
 * What corrects an earlier visit is rare, reads the log, and is recorded after the others by itself.
 */
export async function recordVisits(
  application: Application, county: string, requests: readonly VisitRequest[],
): Promise<VisitResult[]> {
  const parts = [requests.filter(({ submission }) => submission.replaces === null),
    ...requests.filter(({ submission }) => submission.replaces !== null).map((request) => [request])]
  const results = new Map<VisitRequest, VisitResult>()
  for (const part of parts.filter(({ length }) => length > 0)) {
    const recorded = await recordTogether(application, county, part)
    part.forEach((request, index) => results.set(request, recorded[index] ?? new Refusal('service-busy')))
  }
  return requests.map((request) => results.get(request) ?? new Refusal('service-busy'))
}

async function recordTogether(
  application: Application, county: string, requests: readonly VisitRequest[],
): Promise<VisitResult[]> {
  const { database, clock } = application
  const references = await readReferences(application, county, requests)
  return write(database, clock, county, async (transaction) => {
    const results = new Map<VisitRequest, VisitResult>()
    const fresh = await setKnownAside(transaction, county, requests, references.known, results)
    const resolved = await resolve(application, transaction, county, fresh, references, results)
    const entries = await saveVisits(application, transaction, county, resolved, references.parameters)
    for (const { request } of resolved) results.set(request, 'recorded')
    return { result: requests.map((request) => results.get(request) ?? new Refusal('service-busy')), entries }
  })
}

/** Why a visit would be refused as things stand; null where it would be taken in. Asked before its files are kept. */
export async function whyRefused(application: Application, county: string, request: Asked): Promise<Refusal | null> {
  const { database } = application
  const references = await readReferences(application, county, [request])
  const before = references.known.get(request.submission.id)
  if (before) return isSame(before, request) ? null : new Refusal('submission-differs', { instance: request.submission.id })
  const results = new Map<Asked, VisitResult>()
  await resolve(application, database, county, [request], references, results)
  const result = results.get(request)
  return result instanceof Refusal ? result : null
}

/** What requests refer to. */
interface References {
  /** The visits that are there already. */
  known: Map<string, KnownVisit>
  rounds: readonly Round[]
  households: ReadonlyMap<Asked, FoundHousehold | null>
  parameters: VisitParameters
}

/** What the county has decided of visits, today. */
interface VisitParameters {
  coverage: CoverageParameter
  positions: PositionParameter
}

/**
 * Read together and before the transaction, which is then shorter by four turns to and fro. None of it would be locked
 * there either; a visit that another connection records meanwhile is met by its key.
 */
async function readReferences({ database, clock }: Application, county: string, requests: readonly Asked[]): Promise<References> {
  const [known, rounds, coverage, positions, households] = await Promise.all([
    findKnownVisits(database, county, requests.map(({ submission }) => submission.id)),
    listRounds(database, county),
    getParameter(database, county, 'coverage', dayOf(clock())),
    getParameter(database, county, 'positions', dayOf(clock())),
    findHouseholds(database, requests.map(({ actor, submission }) => ({
      scope: actorScope(actor, 'visits:record'), number: submission.household,
    }))),
  ])
  return { known, rounds, parameters: { coverage, positions }, households: new Map(requests.map((request, index) => [request, households[index] ?? null])) }
}

/** The same visit again is its inspector's to send: anybody else who has seen the form hangs nothing on it. */
function isSame(before: KnownVisit, { actor, submission }: Asked): boolean {
  return before.inspector === actor.person && before.hash.equals(submission.hash)
}

/** Answers what was received before, or twice within this batch; the same id with another content is refused. */
async function setKnownAside(
  transaction: Transaction<DB>, county: string, requests: readonly VisitRequest[], known: Map<string, KnownVisit>,
  results: Map<VisitRequest, VisitResult>,
): Promise<VisitRequest[]> {
  const fresh: VisitRequest[] = []
  for (const request of requests) {
    const { id, hash } = request.submission
    const before = known.get(id)
    if (!before) {
      known.set(id, { hash, inspector: request.actor.person })
      fresh.push(request)
    } else if (isSame(before, request)) {
      results.set(request, 'known')
    } else {
      results.set(request, new Refusal('submission-differs', { instance: id }))
    }
  }
  const late = requests.filter((request) => results.get(request) === 'known' && request.attachments.length > 0)
  for (const request of late) {
    const name = await findOtherAttachment(transaction, county, request.submission.id, request.attachments)
    if (name !== null) results.set(request, new Refusal('attachment-twice', { name }))
  }
  await insertAttachments(transaction, county, late.filter((request) => results.get(request) === 'known').map(({ submission, attachments }) => ({ visit: submission.id, attachments })))
  return fresh
}

/** Finds form, round and household of each request; those for which one is missing are refused. */
async function resolve<Request extends Asked>(
  application: Application, database: Kysely<DB>, county: string,
  requests: readonly Request[], { rounds, households }: References, results: Map<Request, VisitResult>,
): Promise<Resolved<Request>[]> {
  const resolved: Resolved<Request>[] = []
  for (const request of requests) {
    try {
      const { submission } = request
      const form = await getForm(application, county, submission)
      const round = roundOf(submission, rounds)
      const household = households.get(request)
      if (!household) {
        throw new Refusal('household-unknown', { household: submission.household || '—' })
      }
      if (household.endedAs !== null) throw new Refusal('household-ended', { number: household.number, householdEnd: household.endedAs })
      await refuseOtherHead(database, county, submission, household)
      const receivedAt = application.clock()
      const report = readVisit(submission.answers, form, { round, receivedAt, clockOffset: request.clockOffset ?? 0 })
      checkRoundTakes(round, request.actor.posts, household.village, receivedAt, report.times.endedAt ?? report.times.startedAt)
      if (!request.incomplete) checkAttachments(request, form)
      const replaced = await findReplaced(database, county, request, round, receivedAt)
      resolved.push({ request, round, form, household, report, replaced })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      results.set(request, error)
    }
  }
  return refuseOutsideSample(database, county, resolved, results)
}

/** A number that somebody typed is held against the name that the form asks: the head's, or anybody's of the household. */
async function refuseOtherHead(database: Kysely<DB>, county: string, { answers }: ParsedSubmission, household: FoundHousehold): Promise<void> {
  const given = answerOf(answers, submissionFields.headName)
  if (given === '' || nameKey(given) === nameKey(household.headName)) return
  const names = await listMemberNames(database, county, household.id)
  if (names.some((name) => nameKey(name) === nameKey(given))) return
  throw new Refusal('household-head-differs', { household: household.number, registered: household.headName, given })
}

async function getForm(application: Application, county: string, submission: ParsedSubmission): Promise<LoadedForm> {
  const form = await findForm(application.database, county, submission.form, submission.version)
  if (form) return form
  throw new Refusal('form-version-unknown', { form: submission.form, version: submission.version || '—' })
}

function roundOf(submission: ParsedSubmission, rounds: readonly Round[]): Round {
  const ordinal = submission.round
  if (ordinal === '') throw new Refusal('round-missing')
  const round = rounds.find((one) => String(one.ordinal) === ordinal)
  if (!round) throw new Refusal('round-unknown', { round: ordinal })
  if (round.formId !== submission.form || round.formVersion !== submission.version) {
    throw new Refusal('round-form-differs', {
      round: round.name,
      expected: `${round.formId} ${round.formVersion}`,
      received: `${submission.form} ${submission.version}`,
    })
  }
  return round
}

function checkAttachments({ submission, attachments }: Asked, form: LoadedForm): void {
  const named = form.mediaFields.flatMap((field) => submission.answers.get(field) ?? []).filter((name) => name !== '')
  const missing = named.filter((name) => !attachments.some((attachment) => attachment.name === name))
  if (missing.length > 0) throw new Refusal('attachment-missing', { name: missing })
}

async function refuseOutsideSample<Request extends Asked>(
  database: Kysely<DB>, county: string, resolved: readonly Resolved<Request>[], results: Map<Request, VisitResult>,
): Promise<Resolved<Request>[]> {
  const sampled = resolved.filter(({ round }) => round.coverage === 'sample')
  if (sampled.length === 0) return [...resolved]
  const drawn = await findSampled(
    database, county, sampled.map(({ round, household }) => ({ round: round.id, subject: household.id })),
  )
  return resolved.filter(({ request, round, household }) => {
    if (round.coverage === 'all' || drawn.has(`${round.id} ${household.id}`)) return true
    results.set(request, new Refusal('household-not-in-sample', { household: household.number, round: round.name }))
    return false
  })
}

/** Writes visits, findings and problems, and tells what happened, in order. */
async function saveVisits(
  application: Application, transaction: Transaction<DB>, county: string, resolved: readonly Resolved[],
  parameters: VisitParameters,
): Promise<Entry[]> {
  if (resolved.length === 0) return []
  const receivedAt = application.clock()
  const subjects = resolved.flatMap(({ report, household, replaced }) =>
    [...(report.found.length > 0 ? [household.id] : []), ...(replaced ? [replaced.subject] : [])])
  const problems = await findProblemsOf(transaction, county, subjects)
  const changed = new Map<string, ProblemToSave>()
  const visits: VisitRow[] = []
  const findings: FindingRow[] = []
  const entries: Entry[] = []
  const told: Told[] = []
  for (const one of resolved) {
    const visit = visitRow(one, receivedAt, parameters)
    visits.push(visit)
    const replacing = await replacingOf(application, transaction, county, one, visit, problems)
    const kept = keptFindings(one)
    const found = findingsOf(application, one, visit, problems, kept)
    findings.push(...found.map(({ finding }) => finding))
    const happened = [...replacing?.withdrawn ?? [], ...found.flatMap(({ happened: what }) => what ?? [])]
    entries.push(...replacing ? [replacing.entry] : [], visitEntry(one, visit, found), ...happened.map(({ entry }) => entry))
    for (const { before, after, region, number, what } of happened) {
      changed.set(after.id, { ...after, region, number })
      if (before && tellsSomebody(what)) told.push({ entry: what, actor: visit.inspector, before, after, village: region })
    }
  }
  await insertVisits(transaction, county, visits)
  for (const { replaced, request } of resolved) {
    if (replaced) await markReplaced(transaction, county, replaced.id, request.submission.id)
  }
  await insertAttachments(transaction, county, resolved.map(({ request }) => ({
    visit: request.submission.id, attachments: request.attachments,
  })))
  await saveProblems(transaction, county, [...changed.values()])
  await insertFindings(transaction, county, findings)
  await tell(transaction, county, told, receivedAt)
  return entries
}

function visitRow({ request, round, household, report }: Resolved, receivedAt: Date, { coverage, positions }: VisitParameters): VisitRow {
  const position = positions.taken ? request.position ?? report.position : null
  return {
    id: request.submission.id,
    round: round.id,
    subject: household.id,
    village: household.village,
    inspector: request.actor.person,
    outcome: report.outcome,
    startedAt: report.times.startedAt?.toISOString() ?? null,
    endedAt: report.times.endedAt?.toISOString() ?? null,
    receivedAt: receivedAt.toISOString(),
    assessed: assessedBits(report.observations),
    applicable: applicableBits(report.observations),
    seen: isSeen(report, coverage),
    latitude: position?.latitude ?? null,
    longitude: position?.longitude ?? null,
    note: report.note,
    comeAgainOn: report.comeAgainOn,
    keptAnswers: report.keptAnswers,
    submission: request.submission.xml,
    submissionHash: `\\x${request.submission.hash.toString('hex')}`,
  }
}

/** Takes back what only the visit that is corrected has found. */
async function replacingOf(
  application: Application, transaction: Transaction<DB>, county: string, { replaced, household, report }: Resolved, visit: VisitRow,
  problems: Map<string, Problem>,
): Promise<Replacing | null> {
  if (!replaced) return null
  const found = new Set(replaced.subject === household.id ? report.found.map(({ item }) => item) : [])
  const by = { visit: visit.id, actor: visit.inspector, at: new Date(visit.receivedAt) }
  const replacing = await replaceVisit(application, transaction, county, replaced, by, found, problems)
  for (const { after } of replacing.withdrawn) problems.set(`${after.subject} ${after.item}`, after)
  return replacing
}

/** What the visit that is corrected found too: it is the same finding, and nothing happens to its problem. */
function keptFindings({ replaced, household }: Resolved): ReadonlyMap<string, ReplacedVisit['findings'][number]> {
  return new Map(replaced?.subject === household.id ? replaced.findings.map((finding) => [finding.item, finding]) : [])
}

interface Found {
  finding: FindingRow
  /** Null where the finding was there before. */
  happened: Happened | null
}

function findingsOf(
  application: Application, { request, round, household, report, form }: Resolved, visit: VisitRow, problems: Map<string, Problem>,
  kept: ReturnType<typeof keptFindings>,
): Found[] {
  const happenedAt = visitedAt(report, application.clock())
  const row = { visit: visit.id, round: round.id, subject: household.id, village: household.village }
  return report.found.map(({ item, note, aroseRecently, photos }) => {
    const same = kept.get(item)
    if (same) return { finding: { ...row, item, problem: same.problem, statusBefore: same.statusBefore, aroseRecently, note, photos }, happened: null }
    const key = `${household.id} ${item}`
    const before = problems.get(key) ?? null
    const what = observeProblem(before?.state ?? null, {
      subjectKind: 'household', subject: household.id, standard: form.standard, item, visit: visit.id, round: round.id,
      department: form.items.find((one) => one.code === item)?.department ?? '',
    })
    const id = before?.id ?? newIdentifier(application.clock)
    const actor = request.actor.person
    const after = fold(before, what, { problem: id, actor, happenedAt })
    problems.set(key, after)
    const finding = { ...row, item, problem: id, statusBefore: statusBetween(before?.state ?? null), aroseRecently, note, photos }
    const entry = problemEntry(what, { problem: id, actor, happenedAt }, { id: household.id, region: household.village }, newIdentifier(application.clock))
    return { finding, happened: { before, after, what, entry, region: household.village, number: household.number } }
  })
}

/** The device's time where it can be: the server's order never depends on it. */
function visitedAt({ times }: VisitReport, receivedAt: Date): string {
  return (times.endedAt ?? times.startedAt ?? receivedAt).toISOString()
}

/** What the log keeps of a visit: enough to rebuild visit and findings, without the household's answers. */
function visitEntry(one: Resolved, visit: VisitRow, found: readonly Found[]): Entry {
  return entryOf({ clock: () => new Date(visit.receivedAt) }, {
    id: visit.id,
    kind: 'visit-recorded',
    actor: visit.inspector,
    region: visit.village,
    subject: visit.subject,
    happenedAt: visitedAt(one.report, new Date(visit.receivedAt)),
    payload: {
      round: visit.round,
      outcome: visit.outcome,
      startedAt: visit.startedAt,
      endedAt: visit.endedAt,
      ...(one.request.clockOffset ? { clockOffset: one.request.clockOffset } : {}),
      ...(one.report.times.setAside.length > 0 ? { timesSetAside: one.report.times.setAside } : {}),
      receivedAt: visit.receivedAt,
      assessed: visit.assessed,
      applicable: visit.applicable,
      seen: visit.seen,
      submissionHash: visit.submissionHash.slice(2),
      findings: found.map(({ finding }) => ({
        item: finding.item, problem: finding.problem, statusBefore: finding.statusBefore,
        aroseRecently: finding.aroseRecently,
      })),
      ...(one.request.outsideScope ? { outsideScope: true } : {}),
    },
  })
}
