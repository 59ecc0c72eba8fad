import { workCalendar } from '@lookback/core/kernel'
import { getParameter } from '../../packages/server/src/database/parameters.ts'
import type { TestServer } from '../../packages/server/src/fixtures/server.fixture.ts'
import { testServer } from '../../packages/server/src/fixtures/server.fixture.ts'
import { photoOf } from '../../packages/server/src/problems/filled-action.fixture.ts'
import type { CheckedCounty } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { checkedCounty, county, password, seat, twofold } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import type { Who } from './model.ts'
import { everybody, Model } from './model.ts'

export interface Answer {
  status: number
  json: Record<string, unknown>
}

/** Everybody has a photo that an action may carry. */
async function showPhotos({ database }: CheckedCounty, actors: Model['actors']): Promise<void> {
  const takenAt = '2020-03-01T00:00:00.000Z'
  await database.insertInto('evidence_file').values(everybody.map((name) => ({
    county, sha256: Buffer.from(photoOf(name), 'hex'), content: Buffer.from(photoOf(name), 'hex'), media_type: 'image/jpeg', bytes: 1,
    file_name: '照片.jpg', taken_at: takenAt, latitude: null, longitude: null, maker: actors[name].person, received_at: takenAt,
  }))).execute()
  await database.insertInto('evidence_holder').values(everybody.map((name) => ({
    county, sha256: Buffer.from(photoOf(name), 'hex'), person: actors[name].person, file_name: '照片.jpg',
  }))).execute()
}

/** The real thing: a county in PostgreSQL behind a server that is talked to over HTTP, with everybody signed in. */
export class Real {
  readonly checked: CheckedCounty
  readonly server: TestServer
  readonly headers: ReadonlyMap<Who, Record<string, string>>
  /** 户编号 → id. */
  readonly households: ReadonlyMap<string, string>

  private constructor(
    checked: CheckedCounty, server: TestServer, headers: ReadonlyMap<Who, Record<string, string>>, households: ReadonlyMap<string, string>,
  ) {
    this.checked = checked
    this.server = server
    this.headers = headers
    this.households = households
  }

  static async start(householdsInVillage: number): Promise<{ real: Real; model: Model }> {
    const checked = await checkedCounty(householdsInVillage)
    const actors = { ...checked.actors, ...await seat(checked.application, twofold) }
    const server = await testServer(checked.application)
    const headers = new Map(await Promise.all(everybody.map(async (name) =>
      [name, await server.signIn(county, name, password)] as const)))
    await showPhotos(checked, actors)
    const rows = await checked.database.selectFrom('household').select(['id', 'number']).execute()
    const rules = await getParameter(checked.database, county, 'rectification', '2020-03-10')
    const revisits = await getParameter(checked.database, county, 'revisits', '2020-03-10')
    const calendar = workCalendar(await getParameter(checked.database, county, 'work-calendar', '2020-03-10'))
    const real = new Real(checked, server, headers, new Map(rows.map(({ id, number }) => [number, id])))
    return { real, model: new Model(actors, { rules, revisits, calendar }) }
  }

  async call(name: Who, method: string, path: string, body?: unknown): Promise<Answer> {
    const reply = await fetch(`${this.server.url}${path}`, {
      method,
      headers: { ...this.headers.get(name), ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return { status: reply.status, json: (await reply.json()) as Record<string, unknown> }
  }

  async submit(name: Who, xml: string): Promise<number> {
    const form = new FormData()
    form.append('xml_submission_file', new Blob([xml], { type: 'text/xml' }), 'submission.xml')
    const reply = await fetch(`${this.server.url}/openrosa/submission`, { method: 'POST', headers: this.headers.get(name) ?? {}, body: form })
    await reply.text()
    return reply.status
  }

  async close(): Promise<void> {
    await this.server.close()
    await this.checked.close()
  }
}
