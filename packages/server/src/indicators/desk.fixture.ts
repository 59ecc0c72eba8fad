import { randomUUID } from 'node:crypto'
import type { CellValue } from 'hucre/xlsx'
import { expect } from 'vitest'
import type { ProblemAction } from '@lookback/core/problems'
import type { SheetImport } from '@lookback/core/returned-tables'
import type { CastName, CheckedCounty } from '../fixtures/checked-county.fixture.ts'
import { county, password } from '../fixtures/checked-county.fixture.ts'
import type { TestServer } from '../fixtures/server.fixture.ts'
import { actOn } from '../problems/commands.ts'
import { table } from './indicators.fixture.ts'

const evidence = [{ sha256: 'a'.repeat(64), kind: 'photo' as const, madeAt: '2020-03-12T02:00:00.000Z' }]
/** What the village of Ping'an answers for goes this way, until it is closed. */
const wayToClosing: readonly [CastName, ProblemAction][] = [
  ['office', { action: 'dispatch' }], ['pingan', { action: 'report', measures: [{ kind: 'policy', text: '已整改' }], evidence }], ['qingxi', { action: 'review' }],
  ['supervision', { action: 'site-check', stillThere: false }], ['office', { action: 'accept' }],
]

/** A problem of that village goes its whole way. */
export async function closeProblem({ application, actors }: CheckedCounty, problem: string): Promise<void> {
  for (const [who, action] of wayToClosing) await actOn(application, actors[who], { id: randomUUID(), problem, version: null, action })
}

interface Answer {
  status: number
  body: unknown
}

/** The people of a county at their desks, who ask a server by HTTP. */
export class Desk {
  readonly #checked: CheckedCounty
  readonly #server: TestServer
  readonly #headers: Map<string, Record<string, string>>

  /** @param headers of those who have signed in already */
  constructor(checked: CheckedCounty, server: TestServer, headers = new Map<string, Record<string, string>>()) {
    this.#checked = checked
    this.#server = server
    this.#headers = headers
  }

  /** What somebody signed in with. */
  headersOf(name: string): Record<string, string> {
    return this.#headers.get(name) ?? {}
  }

  /** From now on it is another time, at which some sign in. */
  async itIs(instant: string, names: readonly string[]): Promise<void> {
    this.#checked.setTime(instant)
    for (const name of names) this.#headers.set(name, await this.#server.signIn(county, name, password))
  }

  async ask(name: string, method: string, path: string, body?: object): Promise<Answer> {
    const reply = await fetch(`${this.#server.url}${path}`, {
      method, headers: { ...this.headersOf(name), ...(body && { 'content-type': 'application/json' }) }, ...(body && { body: JSON.stringify(body) }),
    })
    const content = Buffer.from(await reply.arrayBuffer())
    return { status: reply.status, body: reply.headers.get('content-type')?.includes('json') ? JSON.parse(content.toString()) : content }
  }

  /** Asks for what must be done. */
  async done<Reply>(name: string, method: string, path: string, body?: object): Promise<Reply> {
    const reply = await this.ask(name, method, path, body)
    expect(reply.status, JSON.stringify(reply.body)).toBeLessThan(300)
    return reply.body as Reply
  }

  /** Why it is refused; undefined where it is done. */
  async code(name: string, method: string, path: string, body?: object): Promise<string | undefined> {
    return ((await this.ask(name, method, path, body)).body as { code?: string }).code
  }

  /** Brings a table of rows. */
  async bring(name: string, kind: string, headings: readonly string[], rows: readonly (readonly CellValue[])[], dryRun = false): Promise<SheetImport> {
    return this.bringFile(name, kind, await table(headings, rows), dryRun)
  }

  async bringFile(name: string, kind: string, content: Uint8Array, dryRun = false): Promise<SheetImport> {
    const form = new FormData()
    form.append('file', new Blob([content as BlobPart]), '表.xlsx')
    const reply = await fetch(`${this.#server.url}/api/sheets/${kind}?dryRun=${dryRun}`, { method: 'POST', headers: this.headersOf(name), body: form })
    expect(reply.status, await reply.clone().text()).toBe(201)
    return (await reply.json()) as SheetImport
  }
}
