import type { CheckedCounty } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { villages } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import type { Desk } from '../../packages/server/src/indicators/desk.fixture.ts'
import { beginCase, caseAtTownship, MonitoringDesk } from '../../packages/server/src/monitoring/monitoring.fixture.ts'

/** Households of a village are monitored: one taken up, one that is not, one late at its visit's end, one sent back; the register says so of another. */
export async function monitor(desk: Desk, { application, actors, database }: CheckedCounty): Promise<void> {
  const monitoring = new MonitoringDesk(desk)
  const households = await database.selectFrom('household').select('id').where('village', '=', villages.pingan).where('ended_at', 'is', null).orderBy('number').execute()
  const done = async (name: string, of: string, seen: number, action: Parameters<MonitoringDesk['act']>[3]) => {
    const code = await monitoring.act(name, of, seen, action)
    if (code !== undefined) throw new Error(code)
  }
  // A county whose households moved may have few of them left here: as many cases as there are households.
  const cases: readonly ((household: string) => Promise<unknown>)[] = [
    async (household) => {
      const of = await caseAtTownship(application, actors.pingan, villages.pingan, household)
      await done('qingxi', of, 2, { act: 'review', stage: '乡镇初审', opinion: '材料齐全，同意' })
      await done('office', of, 3, { act: 'review', stage: '县级审定', opinion: '同意纳入监测' })
    },
    async (household) => done('qingxi', await caseAtTownship(application, actors.pingan, villages.pingan, household), 2, { act: 'decline', reason: '子女供养，收入稳定' }),
    async (household) => beginCase(application, actors.pingan, household),
    async (household) => done('qingxi', await caseAtTownship(application, actors.pingan, villages.pingan, household), 2, { act: 'return', backTo: '入户核实', reason: '名单没有贴出来' }),
    async (household) => database.updateTable('household').set({ monitored_class: 'unstable', risk_removed: false }).where('id', '=', household).execute(),
  ]
  for (const [index, { id }] of households.slice(0, cases.length).entries()) await cases[index]?.(id)
  await desk.ask('office', 'GET', '/api/monitoring-cases.xlsx')
}
