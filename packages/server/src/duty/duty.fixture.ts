import { randomUUID } from 'node:crypto'
import type { DutyAct, DutyCheckTold, DutyFindingRow, DutyFindingView, FedBack, LeaveAsked } from '@lookback/core/duty'
import type { CastName, CheckedCounty } from '../fixtures/checked-county.fixture.ts'
import { county, seat, villages } from '../fixtures/checked-county.fixture.ts'
import type { Desk } from '../indicators/desk.fixture.ts'

/** Somebody at a desk: one of the cast, or of the two whom departments have sent to villages. */
export type OnDuty = CastName | keyof typeof sent
const sent = { resident: { unit: 'housing', region: villages.pingan }, neighbour: { unit: 'education', region: villages.baiyun } } as const

/** Two members of resident teams, with the posts that they hold, by name. */
export async function seatResidents({ application, database }: Pick<CheckedCounty, 'application' | 'database'>): Promise<Record<keyof typeof sent, string>> {
  await seat(application, Object.fromEntries(Object.entries(sent).map(([name, post]) => [name, [{ ...post, role: 'village' as const, department: null, duty: 'resident-team' as const }]])))
  const posts = await database.selectFrom('post').select(['id', 'title']).where('county', '=', county).where('duty', '=', 'resident-team').execute()
  const idOf = (name: string) => posts.find(({ title }) => title === name)?.id ?? ''
  return { resident: idOf('resident'), neighbour: idOf('neighbour') }
}

/** Who is at the post, as people ask and tell it by HTTP. */
export class DutyDesk {
  readonly desk: Desk
  readonly posts: Record<keyof typeof sent, string>

  constructor(desk: Desk, posts: Record<keyof typeof sent, string>) {
    this.desk = desk
    this.posts = posts
  }

  /** What an inspector tells of somebody who was not there, changed in some of it. */
  told(name: keyof typeof sent, more: Partial<DutyCheckTold> = {}): DutyCheckTold {
    return {
      village: sent[name].region, second: '另一名检查人', presences: [{ post: this.posts[name], found: 'away', verified: 'villagers', said: '电话里说在路上' }], signedBy: '村支书', witness: '', photos: [], ...more,
    }
  }

  /** Why a check is refused; undefined where it is kept. */
  check(name: OnDuty, at: string, told: DutyCheckTold, fedBack: FedBack | null = null, id: string = randomUUID()): Promise<string | undefined> {
    return this.desk.code(name, 'POST', '/api/duty-checks', { id, at, told, fedBack })
  }

  async findings(name: OnDuty, query = ''): Promise<DutyFindingRow[]> {
    return (await this.desk.done<{ rows: DutyFindingRow[] }>(name, 'GET', `/api/duty${query}`)).rows
  }

  view(name: OnDuty, id: string): Promise<DutyFindingView> {
    return this.desk.done(name, 'GET', `/api/duty/${id}`)
  }

  /** Acts; undefined where it is done, else the code of the refusal. */
  act(name: OnDuty, finding: string, action: DutyAct, id: string = randomUUID()): Promise<string | undefined> {
    return this.desk.code(name, 'POST', `/api/duty/${finding}/acts`, { id, action })
  }

  ask(name: OnDuty, more: Partial<LeaveAsked> = {}, id: string = randomUUID()): Promise<string | undefined> {
    return this.desk.code(name, 'POST', '/api/duty-leave', { id, post: this.posts.resident, kind: '公出（会议、培训、调研）', from: '2020-04-20', to: '2020-04-22', reason: '县里培训', ...more })
  }

  approve(name: OnDuty, leave: string, isApproved = true): Promise<string | undefined> {
    return this.desk.code(name, 'POST', `/api/duty-leave/${leave}/decision`, { id: randomUUID(), isApproved })
  }
}
