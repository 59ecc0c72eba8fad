import { randomUUID } from 'node:crypto'
import type { InstructionAbout, InstructionAct, InstructionAsked, InstructionRow, InstructionView } from '@lookback/core/instructions'
import { dayOf } from '@lookback/core/kernel'
import type { CastName, CheckedCounty } from '../fixtures/checked-county.fixture.ts'
import type { Desk } from '../indicators/desk.fixture.ts'

/** Leaders' instructions as people write and answer them, by HTTP. */
export class InstructionDesk {
  readonly desk: Desk
  readonly #checked: Pick<CheckedCounty, 'actors' | 'application'>

  constructor(desk: Desk, checked: Pick<CheckedCounty, 'actors' | 'application'>) {
    this.desk = desk
    this.#checked = checked
  }

  /** What a leader asks of some of the cast, each through the unit of that name. */
  asked(about: InstructionAbout, names: readonly CastName[], more: Partial<InstructionAsked> = {}): InstructionAsked {
    const { actors, application } = this.#checked
    const named = names.map((name) => ({ person: actors[name].person, unit: actors[name].posts[0]?.unit ?? '' }))
    return { about, text: '到户看清楚，三天内报我', dueOn: dayOf(application.clock()), named, ...more }
  }

  /** Writes one; undefined where it is done, else the code of the refusal. */
  give(name: string, asked: InstructionAsked, id: string = randomUUID()): Promise<string | undefined> {
    return this.desk.code(name, 'POST', '/api/instructions', { id, asked })
  }

  act(name: string, instruction: string, action: InstructionAct, id: string = randomUUID()): Promise<string | undefined> {
    return this.desk.code(name, 'POST', `/api/instructions/${instruction}/acts`, { id, action })
  }

  view(name: string, instruction: string): Promise<InstructionView> {
    return this.desk.done(name, 'GET', `/api/instructions/${instruction}`)
  }

  async list(name: string, query = ''): Promise<InstructionRow[]> {
    return (await this.desk.done<{ rows: InstructionRow[] }>(name, 'GET', `/api/instructions${query}`)).rows
  }
}
