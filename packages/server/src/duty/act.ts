import type { Transaction } from 'kysely'
import type { DutyAct, DutyFinding, DutyParameter } from '@lookback/core/duty'
import { requireDutyAct } from '@lookback/core/duty'
import type { Locale } from '@lookback/core/kernel'
import { dayOf, derivedIdentifier, Refusal } from '@lookback/core/kernel'
import { termsIn } from '@lookback/core/words'
import { keepItem } from '../checklists/index.ts'
import { isAppended } from '../database/log.queries.ts'
import type { Entry } from '../database/log.ts'
import { getParameter } from '../database/parameters.ts'
import type { DB } from '../database/types.gen.ts'
import { write } from '../database/write.ts'
import type { Actor } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { entryOf } from '../kit/entries.ts'
import { listDepartments } from '../places/index.ts'
import { observeAbsenceIn } from '../problems/index.ts'
import { findFinding, setAnswer, setDecision, tellFinding } from './findings.queries.ts'
import { dutyActor } from './reader.ts'
import { tellFindings } from './tell.ts'

/** The check item of an absence, in a standard of its own. */
const STANDARD = 'duty'
const ITEM = 'ABSENT'

/**
 * Answers for an absence, or decides on it; what nothing excuses is a problem of the post, or found again. The same again changes nothing.
 * @throws {Refusal} `not-found` where it does not concern the caller, and those of `requireDutyAct`
 */
export async function actOnFinding(application: Application, actor: Actor, findingId: string, { id, action }: { id: string; action: DutyAct }, locale: Locale): Promise<{ id: string }> {
  const { database, clock } = application
  const { county, person } = actor
  const now = clock()
  return write(database, clock, county, async (transaction) => {
    const finding = await findFinding(transaction, actor, findingId, { lock: true })
    if (!finding) throw new Refusal('not-found')
    if (await isAppended(transaction, county, id)) return { result: { id }, entries: [] }
    const side = requireDutyAct(finding, action, dutyActor(actor), now)
    const by = { id, actor: person, region: finding.village, happenedAt: now.toISOString() }
    if (action.act === 'answer') {
      if (side === null) throw new Refusal('duty-not-yours-to-answer')
      await setAnswer(transaction, county, findingId, side, { text: action.text, by: person, at: now })
      await tellFindings(transaction, county, [finding], ['office'], { kind: 'duty-answered', actor: person, day: null, text: null }, now)
      return { result: { id }, entries: [entryOf(application, { ...by, kind: 'duty-answered', payload: { finding: findingId, side } })] }
    }
    const { isExcused, reason } = action
    const { problem, entries } = isExcused ? { problem: null, entries: [] } : await openProblem(transaction, actor, finding, { id, reason, locale, now })
    await setDecision(transaction, county, findingId, { isExcused, reason, problem, by: person, at: now })
    await tellFindings(transaction, county, [finding], ['person', 'unit'], { kind: 'duty-decided', actor: person, day: null, text: reason }, now)
    return { result: { id }, entries: [...entries, entryOf(application, { ...by, kind: 'duty-decided', payload: { finding: findingId, isExcused, reason, problem } })] }
  })
}

interface Deciding {
  id: string
  reason: string
  locale: Locale
  now: Date
}

async function openProblem(transaction: Transaction<DB>, actor: Actor, finding: DutyFinding, { id, reason, locale, now }: Deciding): Promise<{ problem: string; entries: Entry[] }> {
  const { county, person } = actor
  const { problem: item } = await getParameter(transaction, county, 'duty', dayOf(now))
  await keepItem(transaction, county, itemOf(item, officeOf(actor)), now)
  const departments = await listDepartments(transaction, county)
  const { check } = await tellFinding(transaction, county, finding.id, now)
  const terms = termsIn(locale)
  const details = { day: dayOf(new Date(finding.at)), by: check.source || terms.dutySays.ownCheck, reason }
  return observeAbsenceIn(transaction, now, person, { county, grants: [{ region: finding.village, department: null }] }, {
    id: derivedIdentifier(id, 'problem entry'), post: finding.post, check: finding.check, standard: STANDARD, item: ITEM,
    department: departments.some(({ code }) => code === finding.unit) ? finding.unit : null,
    note: terms.dutySays.note.replace(/\{(\w+)\}/g, (_, name: keyof typeof details) => details[name]),
  })
}

function itemOf({ standard: title, ...item }: DutyParameter['problem'], department: string) {
  return { ...item, title, standard: STANDARD, code: ITEM, department }
}

/** The office answers for the check item; where the sending unit is a department, that one answers for the problem. */
function officeOf({ posts }: Actor): string {
  return posts.find(({ permissions }) => permissions.includes('duty:decide'))?.unit ?? ''
}
