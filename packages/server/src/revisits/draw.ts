import { randomInt } from 'node:crypto'
import type { Transaction } from 'kysely'
import type { Scope } from '@lookback/core/access'
import { addDays, dayOf, identifierNamed } from '@lookback/core/kernel'
import type { DrawExplained, DrawReply, RevisitsParameter } from '@lookback/core/revisits'
import type { Day } from '@lookback/core/kernel'
import type { Actor } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { entryOf } from '../kit/entries.ts'
import type { Entry } from '../database/log.ts'
import { getParameter } from '../database/parameters.ts'
import type { DB } from '../database/types.gen.ts'
import { write } from '../database/write.ts'
import { happen, loadProblems, saveHappened } from '../problems/index.ts'
import type { PlacedProblem } from '../problems/index.ts'
import { findDraw, insertDraw, lockDraws, nameVillages } from './draws.queries.ts'
import { listClosedHouseholds } from './lots.queries.ts'
import type { DrawnVillage } from './sample.ts'
import { drawVillage, sizeOf } from './sample.ts'

interface DrawRequest {
  id: string
  region: string
}

const SEEDS = 2 ** 32

/** How many would be drawn in each village, drawing nothing. */
export async function previewDraw({ database, clock }: Application, scope: Scope, region: string): Promise<DrawReply> {
  const { rules, dueOn } = await rulesOf(database, scope.county, clock())
  const lots = [...await listClosedHouseholds(database, scope, region)]
  const sizes = lots.map(([village, households]) => sizeOf(village, households, rules)).filter(({ sample }) => sample > 0)
  const villages = sizes.map((size) => ({ ...size, problems: null, probability: size.sample / size.lot }))
  const countBy = (other: Partial<RevisitsParameter>) => lots.reduce((sum, [village, households]) => sum + sizeOf(village, households, { ...rules, ...other }).sample, 0)
  return { dueOn, villages: await nameVillages(database, scope.county, villages), explained: explained(rules, countBy) }
}

/** Other numbers that a county might set: fewer households a village, half the share, twice it. */
const otherHouseholds = [1, 3]
const otherShares = [0.5, 2]

function explained({ share, households }: RevisitsParameter, countBy: (other: Partial<RevisitsParameter>) => number): DrawExplained {
  const others = [
    ...otherHouseholds.filter((other) => other < households).map((other) => ({ share, households: other })),
    ...otherShares.map((times) => ({ share: Math.min(1, share * times), households })),
  ]
  return { share, households, byShare: countBy({ households: 0 }), others: others.map((other) => ({ ...other, sample: countBy(other) })) }
}

/** How many households would be drawn in all of the county by some rules. */
export async function countToDraw(database: Application['database'], county: string, rules: RevisitsParameter): Promise<number> {
  const everywhere = { county, grants: [{ region: county, department: null }] }
  const villages = await listClosedHouseholds(database, everywhere, county)
  return [...villages].reduce((sum, [village, households]) => sum + sizeOf(village, households, rules).sample, 0)
}

/**
 * Draws the sample and tells those who are to go. One transaction; the draws of a county take turns, so that two at
 * once do not both fill the same share. The same request sent twice is one draw.
 */
export async function drawRevisitSample(
  application: Application, actor: Actor, scope: Scope, request: DrawRequest,
): Promise<DrawReply> {
  const now = application.clock()
  const { county } = actor
  return write(application.database, application.clock, county, async (transaction) => {
    await lockDraws(transaction, county)
    const known = await findDraw(transaction, scope, request.id)
    if (known) return { result: known, entries: [] }
    const { rules, dueOn } = await rulesOf(transaction, county, now)
    const { drawn, problems } = await draw(transaction, scope, request.region, rules)
    const by = { actor: actor.person, at: now }
    const happened = problems.map((placed) => happen(placed,
      { kind: 'problem-revisit-drawn', draw: request.id, dueOn }, { ...by, id: identifierNamed(request.id, placed.problem.id) }))
    await insertDraw(transaction, county, { id: request.id, dueOn, drawnBy: actor.person, drawnAt: now }, drawn)
    const entries = [...drawn.map((village) => drawEntry(request.id, village, by)), ...await saveHappened(transaction, county, happened, now)]
    return { result: await findDraw(transaction, scope, request.id) ?? { dueOn, villages: [], explained: null }, entries }
  })
}

/** Draws until all that was drawn is still closed once it is locked: somebody may reopen one in between. */
async function draw(
  transaction: Transaction<DB>, scope: Scope, region: string, rules: RevisitsParameter,
): Promise<{ drawn: DrawnVillage[]; problems: PlacedProblem[] }> {
  for (;;) {
    const drawn = [...await listClosedHouseholds(transaction, scope, region)].flatMap(([village, households]) => {
      const size = sizeOf(village, households, rules)
      return size.sample > 0 ? [drawVillage(size, households, randomInt(SEEDS))] : []
    })
    const wanted = drawn.flatMap(({ problems }) => problems)
    const problems = await loadProblems(transaction, scope, wanted, { lock: true })
    const sound = problems.filter(({ problem }) => problem.state === 'closed' && problem.revisitDueOn === null)
    if (sound.length === wanted.length) return { drawn, problems }
  }
}

/** What it takes to draw a village again: the lot and the seed. */
function drawEntry(draw: string, { village, seed, closed, drawnBefore, households, sample }: DrawnVillage, { actor, at }: { actor: string; at: Date }): Entry {
  return entryOf({ clock: () => at }, {
    id: identifierNamed(draw, village), kind: 'revisits-drawn', actor, region: village,
    payload: { draw, seed, closed, drawnBefore, sample, households: [...households] },
  })
}

async function rulesOf(
  database: Application['database'], county: string, now: Date,
): Promise<{ rules: RevisitsParameter; dueOn: Day }> {
  const today = dayOf(now)
  const rules = await getParameter(database, county, 'revisits', today)
  return { rules, dueOn: addDays(today, rules.withinDays) }
}
