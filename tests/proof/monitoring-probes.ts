import { randomUUID } from 'node:crypto'
import { dayOf } from '@lookback/core/kernel'
import { villages } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { beginCase, clueOf, visitOf } from '../../packages/server/src/monitoring/monitoring.fixture.ts'
import { actOnMonitoring, openMonitoring } from '../../packages/server/src/monitoring/index.ts'
import { attempt, scribe } from './village-probes.ts'
import type { Attempt, World } from './write-probes.ts'

const places = Object.values(villages)

/** A household of the places without an open case: what an earlier attempt opened is visited and declined first, so that households are never used up. */
async function free(world: World): Promise<{ household: string; village: string } | null> {
  const { application, database, chance } = world
  const households = await database.selectFrom('household').select(['id', 'village']).where('ended_at', 'is', null).where('village', 'in', places).orderBy('id').execute()
  const one = households[Math.floor(chance() * households.length)]
  if (!one) return null
  const open = await database.selectFrom('monitoring_case').select('id').where('household', '=', one.id).where('state', 'in', ['taking-up', 'monitored', 'removal']).executeTakeFirst()
  if (open) {
    const actor = scribe(world, one.village)
    const seen = (await database.selectFrom('monitoring_act').select('number').where('case_id', '=', open.id).execute()).length
    await actOnMonitoring(application, actor, open.id, { id: randomUUID(), seen, action: { act: 'visit', stage: '入户核实', visit: visitOf(dayOf(application.clock())) } }, 'zh-CN')
    await actOnMonitoring(application, actor, open.id, { id: randomUUID(), seen: seen + 1, action: { act: 'decline', reason: '子女供养，收入稳定' } }, 'zh-CN')
  }
  return { household: one.id, village: one.village }
}

/** Writes about monitoring: a clue wherever somebody acts, and a step by its own tier alone. */
export const monitoringWrites: Readonly<Record<string, readonly ((world: World, name: string) => Promise<Attempt | null>)[]>> = {
  'POST /api/households/:id/monitoring': [async (world, name) => {
    const one = await free(world)
    return one && attempt(world, name, one.village, ['county-office', 'township', 'village'], `/api/households/${one.household}/monitoring`, { clue: clueOf(dayOf(world.application.clock())) })
  }],
  'POST /api/monitoring-cases/:id/acts': [
    async (world, name) => {
      const one = await free(world)
      if (!one) return null
      const { id } = await beginCase(world.application, scribe(world, one.village), one.household)
      return attempt(world, name, one.village, ['village'], `/api/monitoring-cases/${id}/acts`, { seen: 1, action: { act: 'decline', reason: '子女供养，收入稳定' } })
    },
    async (world, name) => {
      const one = await free(world)
      if (!one) return null
      const id = randomUUID()
      await openMonitoring(world.application, scribe(world, one.village), one.household, { id, clue: clueOf(dayOf(world.application.clock())) })
      const visit = visitOf(dayOf(world.application.clock()))
      return attempt(world, name, one.village, ['village'], `/api/monitoring-cases/${id}/acts`, { seen: 0, action: { act: 'visit', stage: '入户核实', visit } })
    },
  ],
}
