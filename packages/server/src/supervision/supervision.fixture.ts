import { randomUUID } from 'node:crypto'
import type { ListingRow, ListingView, NewListing, SupervisionAct } from '@lookback/core/supervision'
import { saveUnits } from '../places/save.queries.ts'
import type { CastName, CheckedCounty } from '../fixtures/checked-county.fixture.ts'
import { county, seat } from '../fixtures/checked-county.fixture.ts'
import type { Desk } from '../indicators/desk.fixture.ts'

/** A second team, of which somebody accepts what the first has looked after. */
export const secondTeam = { code: 'team-two', name: '县督导二组', kind: 'team', region: county } as const

/** Seats somebody in the second team, whose login name is `acceptor`. */
export async function seatSecondTeam({ application }: Pick<CheckedCounty, 'application'>) {
  await saveUnits(application, county, [secondTeam], null)
  return (await seat(application, { acceptor: [{ unit: secondTeam.code, role: 'supervision-team', region: county, department: null }] })).acceptor
}

/** Somebody at a desk: one of the cast, or of the second team. */
export type Listed = CastName | 'acceptor'

/** The list as people keep it, by HTTP. */
export class SupervisionDesk {
  readonly desk: Desk
  readonly leader: string

  constructor(desk: Desk, leader: string) {
    this.desk = desk
    this.leader = leader
  }

  /** What the office asks for when it lists Qingxi, changed in some of it. */
  asked(more: Partial<NewListing> = {}): NewListing {
    return {
      id: randomUUID(), subject: { kind: 'township', code: '431999101' },
      terms: { grade: 'B', lead: this.leader, leadName: 'leader', team: 'office', until: '2020-06-07' },
      rules: [], furtherReason: '5 月 6 日会议点名', furtherCondition: '',
      contents: ['“两不愁三保障”和饮水安全', '劳动力转移就业', '易地搬迁入住和后续帮扶', '不稳定户、边缘户监测帮扶', '各类问题整改'].map((name) => ({ name, text: '逐户看' })),
      conditions: [{ measure: 'open', to: 0 }], ...more,
    }
  }

  list(name: CastName, more: Partial<NewListing> = {}): Promise<{ id: string; number: string }> {
    return this.desk.done(name, 'POST', '/api/supervision', this.asked(more))
  }

  /** Why it is not listed; undefined where it is. */
  whyNot(name: CastName, more: Partial<NewListing> = {}): Promise<string | undefined> {
    return this.desk.code(name, 'POST', '/api/supervision', this.asked(more))
  }

  view(name: Listed, id: string): Promise<ListingView> {
    return this.desk.done(name, 'GET', `/api/supervision/${id}`)
  }

  async rows(name: Listed, query = ''): Promise<ListingRow[]> {
    return (await this.desk.done<{ rows: ListingRow[] }>(name, 'GET', `/api/supervision${query}`)).rows
  }

  /** Acts; undefined where it is done, else the code of the refusal. */
  act(name: Listed, listing: string, action: SupervisionAct, id: string = randomUUID()): Promise<string | undefined> {
    return this.desk.code(name, 'POST', `/api/supervision/${listing}/acts`, { id, action })
  }
}

export const sent = (day: string, villages: string[] = [], more: Partial<Extract<SupervisionAct, { act: 'send' }>> = {}): SupervisionAct =>
  ({ act: 'send', form: 'team', day, team: 'office', villages, overReason: '', ...more })
export const reported = (check: string, more: Partial<Extract<SupervisionAct, { act: 'report' }>> = {}): SupervisionAct =>
  ({ act: 'report', check, people: '李明、王强', households: 6, found: '两户没有搬进去', handedOver: '交镇里三天内办', solved: '一户当场接通水', openings: [], ...more })
