import type { DutyFindingView } from '@lookback/core/duty'
import { dutyActsOf, excuseOf, proposalFor } from '@lookback/core/duty'
import { dayOf, Refusal } from '@lookback/core/kernel'
import { getParameter } from '../database/parameters.ts'
import type { Actor } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { namePeople } from '../letters/index.ts'
import { findFinding, listOthers, tellFinding } from './findings.queries.ts'
import { listSlips } from './posts.queries.ts'
import { decidesDuty, dutyActor } from './reader.ts'

/** An absence with its check, the slips of that day, and what was found of the same post before and after. @throws {Refusal} `not-found` */
export async function viewFinding({ database, clock }: Application, actor: Actor, id: string): Promise<DutyFindingView> {
  const { county } = actor
  const now = clock()
  const finding = await findFinding(database, actor, id, { lock: false })
  if (!finding) throw new Refusal('not-found')
  const at = new Date(finding.at)
  const day = dayOf(at)
  const slips = (await listSlips(database, county, [finding.post], { from: day, to: day })).get(finding.post) ?? []
  const names = await namePeople(database, county, slips.flatMap(({ askedBy, decidedBy }) => [askedBy, decidedBy]))
  const others = await listOthers(database, county, finding.post)
  const { consequences } = await getParameter(database, county, 'duty', dayOf(now))
  const unexcused = others.filter(({ state }) => state === 'unexcused').length
  return {
    ...finding, ...await tellFinding(database, county, id, now), others,
    slips: slips.map((slip) => ({
      ...slip, what: excuseOf([slip], at).what, askedByName: names.get(slip.askedBy ?? '') ?? null, decidedByName: names.get(slip.decidedBy ?? '') ?? null,
    })),
    proposal: decidesDuty(actor) ? proposalFor(unexcused, consequences) : null, acts: dutyActsOf(finding, dutyActor(actor), now),
  }
}
