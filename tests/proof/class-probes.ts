import { randomUUID } from 'node:crypto'
import { dayOf } from '@lookback/core/kernel'
import { villages } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { decideInVillage } from '../../packages/server/src/household-classes/household-classes.fixture.ts'
import { giveClass } from '../../packages/server/src/household-classes/index.ts'
import { attempt, scribe } from './village-probes.ts'
import type { Attempt, World } from './write-probes.ts'

const places = Object.values(villages)

/** A household that was seen, and a meeting of its village whose decision of it stands. */
async function decided(world: World): Promise<{ household: string; village: string; told: object & { class: string; meeting: string; topic: number; day: string; reason: string } } | null> {
  const { application, database, chance } = world
  const seen = await database.selectFrom('household').innerJoin('standing_visit as visit', 'visit.subject', 'household.id').select(['household.id', 'household.village'])
    .where('visit.seen', '=', true).where('household.ended_at', 'is', null).where('household.village', 'in', places).orderBy('household.id').execute()
  const one = seen[Math.floor(chance() * seen.length)]
  if (!one) return null
  const { meeting } = await decideInVillage(application, scribe(world, one.village), one.village, [{ household: one.id, decided: '定为绿色' }])
  return { household: one.id, village: one.village, told: { class: '绿色', meeting, topic: 1, day: dayOf(application.clock()), reason: '两个人务工，收入稳定' } }
}

/** Writes about the classes of households, each by a decision of its own. */
export const classWrites: Readonly<Record<string, readonly ((world: World, name: string) => Promise<Attempt | null>)[]>> = {
  'POST /api/households/:id/class': [async (world, name) => {
    const by = await decided(world)
    return by && attempt(world, name, by.village, ['village'], `/api/households/${by.household}/class`, { told: by.told })
  }],
  'POST /api/households/:id/class/closing': [async (world, name) => {
    const by = await decided(world)
    if (!by) return null
    const { id } = await giveClass(world.application, scribe(world, by.village), by.household, { id: randomUUID(), told: by.told }, 'zh-CN')
    return attempt(world, name, by.village, ['county-office', 'township', 'village'], `/api/households/${by.household}/class/closing`, { seen: id, reason: '日子好过了，不用再管' })
  }],
}
