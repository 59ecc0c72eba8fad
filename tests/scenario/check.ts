import { expect } from 'vitest'
import { getActor } from '../../packages/server/src/access/queries.ts'
import { verifyLog } from '../../packages/server/src/database/verify-log.ts'
import { county } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { dayOf } from '@lookback/core/kernel'
import { onPhone, onPhoneOf } from '../../packages/server/src/assignments/index.ts'
import { recordsOf } from '../../packages/server/src/sync/household-records.queries.ts'
import { actionsAllowed } from '../../packages/core/src/problems/index.ts'
import type { HouseholdRecord } from '../../packages/core/src/sync/index.ts'
import type { Handset } from './handset.ts'
import type { World } from './world.ts'

/** When everything is quiet again: nothing lost, nothing twice, everybody sees what the county has and nothing else. */
export async function check(world: World): Promise<void> {
  for (const handset of world.handsets) {
    handset.clockError = 0
    // Once to learn of a restored county, once to send again, once to see what others sent.
    for (let time = 0; time < 3; time += 1) await handset.syncFully()
  }
  for (const handset of world.handsets) await handset.syncFully()
  for (const handset of world.handsets) {
    await handset.restart()
    await expectEverythingArrived(world, handset)
    await expectSameView(world, handset)
    await expectNoticed(world, handset)
    await expectForms(handset)
  }
  await verifyLog(world.application.database, county)
}

const scopeCodes = ['household-unknown', 'not-found', 'not-permitted', 'round-tier-differs', 'action-tier-wrong']

async function expectEverythingArrived(world: World, handset: Handset): Promise<void> {
  const { database } = world.application
  expect(handset.phone.status.counts.unsent).toBe(0)
  const listed = new Map((await handset.phone.outbox()).map((entry) => [entry.id, entry]))
  const own = await database.selectFrom('visit').select('id').where('inspector', '=', handset.person).execute()
  const ownIds = new Set(own.map(({ id }) => id))
  const outside = await database.selectFrom('operation').select(['id', 'refusal', 'content']).where('actor', '=', handset.person).execute()
  // Of two contents under one number, what was accepted is the phone's.
  const taken = new Set(outside.filter(({ refusal }) => refusal === null).map(({ id }) => id))
  const refused = new Set(outside.filter(({ id, refusal, content }) => refusal !== null && content !== null && !taken.has(id)).map(({ id }) => id))
  // What a phone showed when it was visited is taken in, wherever household and person have gone since. Only a county that
  // was set back has forgotten what it had told the phone.
  const outOfScope = outside.filter(({ refusal }) => scopeCodes.includes((refusal as { code?: string } | null)?.code ?? ''))
  if (!world.wasRestored) expect(outOfScope.map(({ refusal }) => refusal)).toEqual([])
  const known = await database.selectFrom('visit').select(['id', 'replaced_by', 'come_again_on']).where('inspector', '=', handset.person).execute()
  const visits = new Map(known.map((visit) => [visit.id, visit]))
  for (const { id, kind, files, corrects, comeAgainOn } of [...handset.left, ...handset.saved]) {
    const entries = await database.selectFrom('log_entry').select('sequence').where('id', '=', id).execute()
    // In the history exactly once, or whole in the quarantine, and the phone says which.
    expect([id, entries.length]).toEqual([id, refused.has(id) ? 0 : 1])
    if (kind === 'visit') expect([id, ownIds.has(id)]).toEqual([id, !refused.has(id)])
    if (handset.saved.some((one) => one.id === id)) expect([id, listed.get(id)?.state]).toEqual([id, refused.has(id) ? 'refused' : 'accepted'])
    if (refused.has(id)) continue
    // A correction counts in the place of what it puts right, and of nothing that the county has not taken.
    if (corrects !== undefined && visits.has(corrects)) expect([corrects, visits.get(corrects)?.replaced_by]).toEqual([corrects, id])
    if (comeAgainOn !== undefined) expect([id, visits.get(id)?.come_again_on]).toEqual([id, comeAgainOn])
    if (files > 0) {
      const attached = await database.selectFrom('attachment').select('name').where('visit', '=', id).execute()
      expect([id, attached.length]).toEqual([id, files])
    }
  }
}

/** What came under a number that was taken is kept whole beside it; what a cleared phone had announced is known by its number. */
async function expectNoticed({ application: { database } }: World, { doubled, cleared, letGo, person }: Handset): Promise<void> {
  const kept = await database.selectFrom('operation').select(['id', 'refusal']).where('actor', '=', person).execute()
  const differing = kept.filter(({ refusal }) => (refusal as { code?: string } | null)?.code === 'operation-differs').map(({ id }) => id)
  expect(differing.sort()).toEqual([...doubled].sort())
  const entries = await database.selectFrom('log_entry').select('payload').where('kind', '=', 'phone-work-missing').where('actor', '=', person).execute()
  const told = entries.flatMap(({ payload }) => (payload as { works: string[] }).works)
  expect(told.filter((id) => !letGo.includes(id)).sort()).toEqual([...cleared].sort())
}

async function expectSameView(world: World, handset: Handset): Promise<void> {
  const { database, clock } = world.application
  const actor = await getActor(database, { county, account: '', person: handset.person }, clock().toISOString().slice(0, 10))
  const all = await database.selectFrom('household').select('id').where('county', '=', county).execute()
  const holder = await onPhone(world.application, actor)
  const keeps = handset.drafts.map(({ household }) => household)
  const expected = await recordsOf(database, holder, all.map(({ id }) => id), onPhoneOf(holder, keeps), dayOf(clock()))
  expect(handset.phone.status.fetch.complete).toBe(true)
  expect((await handset.householdsOnDisk()).sort()).toEqual(expected.map(({ id }) => id).sort())
  const problems = await handset.phone.problems()
  const seen = new Map(problems.map(({ problem }) => [problem.id, problem]))
  for (const record of expected) expect(await viewOf(handset, record)).toEqual(plainOf(record))
  for (const line of problems) {
    const { village = '' } = expected.find(({ id }) => id === line.problem.subject) ?? {}
    expect([line.problem.id, line.actions]).toEqual([line.problem.id, actionsAllowed(actor, line.problem, village)])
  }
  const known = expected.flatMap((record) => record.problems)
  expect(Object.fromEntries(seen)).toEqual(Object.fromEntries(known.map((problem) => [problem.id, problem])))
}

async function viewOf(handset: Handset, { id }: HouseholdRecord) {
  const detail = await handset.phone.household(id, null)
  return detail && {
    id, number: detail.number, headName: detail.headName, members: detail.members,
    visits: detail.visits.map(told).sort(),
  }
}

function plainOf({ id, number, headName, members, visits }: HouseholdRecord) {
  return { id, number, headName, members, visits: visits.map(told).sort() }
}

function told({ id, outcome, comeAgainOn }: Pick<HouseholdRecord['visits'][number], 'id' | 'outcome' | 'comeAgainOn'>): string {
  return `${id} ${outcome} ${comeAgainOn}`
}

/** A form that was begun is there to be gone on with, as long as nobody has let it go. */
async function expectForms({ drafts, phone }: Handset): Promise<void> {
  for (const { id, household, round } of drafts) expect((await phone.draft(household, round))?.id).toBe(id)
}
