import type { Kysely } from 'kysely'
import type { LadderParameter, LadderProposal, LadderProposalRow, LadderSubject } from '@lookback/core/ladder'
import { countedFacts, isSterner, keyOf, ladderProposal, nameOf } from '@lookback/core/ladder'
import type { Day } from '@lookback/core/kernel'
import { addDays, grouped, identifierNamed } from '@lookback/core/kernel'
import { getParameter } from '../database/parameters.ts'
import type { DB } from '../database/types.gen.ts'
import { listFacts } from './facts.queries.ts'
import type { PastStepOf } from './steps.queries.ts'
import { listPastSteps } from './steps.queries.ts'
import { listSubjects } from './subjects.queries.ts'

/** How a subject stands: what rules propose, and which records count, whether or not something is proposed. */
export interface Standing {
  proposal: LadderProposal | null
  facts: LadderProposal['facts']
  past: PastStepOf[]
  parameter: LadderParameter
}

/** How one subject stands today. */
export async function standingOf(database: Kysely<DB>, county: string, subject: LadderSubject, today: Day): Promise<Standing> {
  const parameter = await getParameter(database, county, 'ladder', today)
  const since = addDays(today, -parameter.days)
  const facts = await listFacts(database, county, { today, since }, subject)
  const past = await listPastSteps(database, county, subject)
  return { proposal: ladderProposal(subject, facts.map(factOf), past, { rules: parameter.rules, since }), facts: countedFacts(facts.map(factOf), past, since), past, parameter }
}

/** What rules propose of every unit and post of the county. */
export async function proposalsIn(database: Kysely<DB>, county: string, today: Day): Promise<{ proposals: LadderProposal[]; past: PastStepOf[] }> {
  const { rules, days } = await getParameter(database, county, 'ladder', today)
  const since = addDays(today, -days)
  const found = grouped(await listFacts(database, county, { today, since }, null), keyOf)
  const past = await listPastSteps(database, county, null)
  const before = grouped(past, keyOf)
  const proposals = [...found.values()].flatMap((facts) => {
    const [first] = facts
    if (!first) return []
    const { kind, code } = first
    return ladderProposal({ kind, code }, facts.map(factOf), before.get(keyOf({ kind, code })) ?? [], { rules, since }) ?? []
  })
  return { proposals, past }
}

/** The same by name, the sternest first. */
export async function proposalRows(database: Kysely<DB>, county: string, today: Day): Promise<LadderProposalRow[]> {
  const { proposals, past } = await proposalsIn(database, county, today)
  const known = new Map((await listSubjects(database, county, proposals.map(({ subject }) => subject))).map((one) => [keyOf(one), one]))
  return proposals.map((proposal) => rowOf(proposal, known.get(keyOf(proposal.subject)), past)).sort(bySternness)
}

export function rowOf({ subject, rung, hits }: LadderProposal, known: { name: string; detail: string } | undefined, past: readonly PastStepOf[]): LadderProposalRow {
  return {
    subject, rung, hits, name: known?.name ?? subject.code, detail: known?.detail ?? '',
    confirmed: past.filter((step) => step.isConfirmed && keyOf(step) === keyOf(subject)).length,
  }
}

/** By what whoever decides says which records were seen. */
export function versionOf({ rung, facts }: Pick<LadderProposal, 'rung' | 'facts'>): string {
  return identifierNamed('ladder', rung, ...facts.map(nameOf))
}

function factOf({ measure, record, about, day }: LadderProposal['facts'][number]): LadderProposal['facts'][number] {
  return { measure, record, about, day }
}

/** Along what the list is put in order and paged. */
export function orderOf({ rung, subject }: Pick<LadderProposalRow, 'rung' | 'subject'>): string {
  return `${rung} ${keyOf(subject)}`
}

function bySternness(one: LadderProposalRow, other: LadderProposalRow): number {
  if (one.rung !== other.rung) return isSterner(one.rung, other.rung) ? -1 : 1
  return keyOf(one.subject) < keyOf(other.subject) ? -1 : 1
}
