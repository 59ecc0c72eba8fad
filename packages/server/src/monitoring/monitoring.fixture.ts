import { randomUUID } from 'node:crypto'
import { addDays, dayOf } from '@lookback/core/kernel'
import { initialMonitoring } from '@lookback/core/monitoring'
import type { ClueTold, HouseholdMonitoring, MonitoringAct, MonitoringRow, MonitoringView, VisitTold } from '@lookback/core/monitoring'
import { decideInVillage } from '../household-classes/household-classes.fixture.ts'
import type { Desk } from '../indicators/desk.fixture.ts'
import type { Actor } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { actOnMonitoring, openMonitoring } from './index.ts'

/** Days before today on which a clue came whose visit, meeting and notice are all over by today. */
const BEGUN_DAYS = 7

/** What a visit found on a day, changed in some of it. */
export function visitOf(day: string, more: Partial<VisitTold> = {}): VisitTold {
  return { day, visitors: ['田小河', '石小山'], found: '户主住院，花了三万多，家里没有别的收入', consents: true, signer: '石大山', object: '边缘易致贫户', risk: '因病', fulfilled: [], removedBy: '', ...more }
}

/** What a visit found on the removal: everything holds. */
export function removalOf(day: string, more: Partial<VisitTold> = {}): VisitTold {
  return visitOf(day, { found: '两个人务工，收入稳定', object: '', risk: '', fulfilled: [...initialMonitoring.removalConditions], removedBy: '帮扶消除', ...more })
}

export const clueOf = (day: string): ClueTold => ({ kind: '农户自主申报', day, text: '户主住院，花了三万多' })

/** A clue of some days ago, with the visit of that day: what comes next is the meeting. */
export async function beginCase(application: Application, scribe: Actor, household: string): Promise<{ id: string; day: string }> {
  const day = addDays(dayOf(application.clock()), -BEGUN_DAYS)
  const id = randomUUID()
  await openMonitoring(application, scribe, household, { id, clue: clueOf(day) })
  await actOnMonitoring(application, scribe, id, { id: randomUUID(), seen: 0, action: { act: 'visit', stage: '入户核实', visit: visitOf(day) } }, 'zh-CN')
  return { id, day }
}

/** A case of a household of a village that is with the township: its visit, its meeting and its notice are over. */
export async function caseAtTownship(application: Application, scribe: Actor, village: string, household: string): Promise<string> {
  const { id } = await beginCase(application, scribe, household)
  const { meeting } = await decideInVillage(application, scribe, village, [{ household, decided: '纳入监测' }])
  await actOnMonitoring(application, scribe, id, { id: randomUUID(), seen: 1, action: { act: 'resolution', stage: '评议公示', meeting, topic: 1 } }, 'zh-CN')
  return id
}

/** Monitoring, as people ask and tell it by HTTP. */
export class MonitoringDesk {
  readonly desk: Desk

  constructor(desk: Desk) {
    this.desk = desk
  }

  /** Why a clue is refused; undefined where it opens a case. */
  open(name: string, household: string, clue: ClueTold, id: string = randomUUID()): Promise<string | undefined> {
    return this.desk.code(name, 'POST', `/api/households/${household}/monitoring`, { id, clue })
  }

  act(name: string, of: string, seen: number, action: MonitoringAct, id: string = randomUUID()): Promise<string | undefined> {
    return this.desk.code(name, 'POST', `/api/monitoring-cases/${of}/acts`, { id, seen, action })
  }

  /** What somebody is told who is refused. */
  async said(name: string, of: string, seen: number, action: MonitoringAct): Promise<string> {
    return ((await this.desk.ask(name, 'POST', `/api/monitoring-cases/${of}/acts`, { id: randomUUID(), seen, action })).body as { message: string }).message
  }

  view(name: string, of: string): Promise<MonitoringView> {
    return this.desk.done(name, 'GET', `/api/monitoring-cases/${of}`)
  }

  ofHousehold(name: string, household: string): Promise<HouseholdMonitoring> {
    return this.desk.done(name, 'GET', `/api/households/${household}/monitoring`)
  }

  async list(name: string, query = ''): Promise<MonitoringRow[]> {
    return (await this.desk.done<{ rows: MonitoringRow[] }>(name, 'GET', `/api/monitoring-cases${query}`)).rows
  }
}
