import { randomUUID } from 'node:crypto'
import type { SharedAct, SharedAbout, SharedView, WaitRow } from '@lookback/core/shared-work'
import type { CastName } from '../fixtures/checked-county.fixture.ts'
import type { Desk } from '../indicators/desk.fixture.ts'

/** Shared work as people do it, by HTTP. */
export class SharedDesk {
  readonly desk: Desk

  constructor(desk: Desk) {
    this.desk = desk
  }

  asked(about: SharedAbout, lead: string, co: string[]) {
    return { id: randomUUID(), about, title: '通组路和安置点一起办', shares: { lead, co } }
  }

  async open(name: CastName, about: SharedAbout, lead: string, co: string[]): Promise<string> {
    return (await this.desk.done<{ id: string }>(name, 'POST', '/api/shared-work', this.asked(about, lead, co))).id
  }

  view(name: CastName, matter: string): Promise<SharedView> {
    return this.desk.done(name, 'GET', `/api/shared-work/${matter}`)
  }

  async waits(name: CastName, query = ''): Promise<WaitRow[]> {
    return (await this.desk.done<{ rows: WaitRow[] }>(name, 'GET', `/api/shared-waits${query}`)).rows
  }

  /** Acts; undefined where it is done, else the code of the refusal. */
  act(name: CastName, matter: string, action: SharedAct, id: string = randomUUID()): Promise<string | undefined> {
    return this.desk.code(name, 'POST', `/api/shared-work/${matter}/acts`, { id, action })
  }
}
