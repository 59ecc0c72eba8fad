import { savePeople, savePosts } from '../../packages/server/src/access/save.queries.ts'
import { createHash, randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { roles } from '../../packages/core/src/kernel/index.ts'
import type { ProblemAction } from '../../packages/core/src/problems/index.ts'
import { problemActionNames, problemQueues } from '../../packages/core/src/problems/index.ts'
import { createAccount } from '../../packages/server/src/access/create-account.ts'
import { getActor } from '../../packages/server/src/access/queries.ts'
import { jpeg } from '../../packages/server/src/evidence/pictures.fixture.ts'
import type { TestServer } from '../../packages/server/src/fixtures/server.fixture.ts'
import { testServer } from '../../packages/server/src/fixtures/server.fixture.ts'
import { actOn } from '../../packages/server/src/problems/commands.ts'
import { filledAction, photoOf } from '../../packages/server/src/problems/filled-action.fixture.ts'
import type { CastName, CheckedCounty } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { checkedCounty, county, items, numberIn, password, record, villages } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import type { PlacedFact, RandomPost, Stage } from './problem-oracle.ts'
import { drawsIn, isDrawer, isReader, mayDo, placesOf, sees, stages } from './problem-oracle.ts'

const NOW = '2020-03-12T02:00:00.000Z'
const found = items.map(({ code }) => code)

const randomPost: fc.Arbitrary<RandomPost> = fc.record({
  role: fc.constantFrom(...roles),
  region: fc.constantFrom(...Object.keys(placesOf)),
  department: fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.constantFrom('housing', 'education', 'office') }),
  held: fc.oneof({ weight: 3, arbitrary: fc.constant('now' as const) }, { weight: 1, arbitrary: fc.constantFrom('no longer' as const, 'not yet' as const) }),
}).map((post) => (post.role === 'department' ? { ...post, department: post.department ?? 'housing' } : post))

describe('anybody, with whatever posts, sees and does with problems what the oracle says', () => {
  let checked: CheckedCounty
  let server: TestServer
  let facts: PlacedFact[]
  const photos = new Map<string, string>()
  /** Somebody without a post, to whom each run gives others. */
  const wanderer = randomUUID()
  let headers: Record<string, string>

  beforeAll(async () => {
    checked = await checkedCounty(3)
    server = await testServer(checked.application)
    checked.setTime('2020-03-10T02:00:00.000Z')
    for (const [village, name] of [['pingan', 'qingxi'], ['xinglong', 'qingxi'], ['baiyun', 'shiqiao'], ['heshan', 'shiqiao']] as const) {
      await record(checked, name, [0, 1, 2].map((index) => ({ household: numberIn(villages[village], index), found })))
    }
    await seatVillages()
    await liveOn()
    checked.setTime(NOW)
    const office = await server.signIn(county, 'office', password)
    const drawn = await fetch(`${server.url}/api/revisit-draws`, {
      method: 'POST', headers: { ...office, 'content-type': 'application/json' }, body: JSON.stringify({ id: randomUUID(), preview: false }),
    })
    expect(drawn.status).toBe(200)
    await savePeople(checked.application, county, [{ id: wanderer, name: '游走', phone: null }], null)
    await createAccount(checked.application, county, { person: wanderer, loginName: 'wanderer', password }, null)
    headers = await server.signIn(county, 'wanderer', password)
    // The evidence that `filledAction` names is the wanderer's own.
    await checked.database.insertInto('evidence_file').values({
      county, sha256: Buffer.from(photoOf('wanderer'), 'hex'), content: Buffer.from(photoOf('wanderer'), 'hex'), media_type: 'image/jpeg', bytes: 1,
      file_name: '照片.jpg', taken_at: NOW, latitude: null, longitude: null, maker: wanderer, received_at: NOW,
    }).execute()
    await checked.database.insertInto('evidence_holder')
      .values({ county, sha256: Buffer.from(photoOf('wanderer'), 'hex'), person: wanderer, file_name: '照片.jpg' }).execute()
    await sql`insert into notice (county, id, person, kind, about_kind, about, detail, created_at)
      select county, gen_random_uuid(), ${wanderer}::uuid, 'problem-commented', 'problem', id,
        '{"count": 1, "text": null, "day": null, "level": null, "queues": null}', ${NOW}::timestamptz from problem`.execute(checked.database)
  })
  afterAll(async () => {
    await server.close()
    await checked.close()
    await rm(checked.application.filesFolder, { recursive: true, force: true })
  })

  /** One secretary for all four villages, so that all reports come from a village. */
  async function seatVillages(): Promise<void> {
    const { pingan } = checked.actors
    await savePosts(checked.application, county, [villages.xinglong, villages.baiyun, villages.heshan].map((region) => ({
      id: randomUUID(), person: pingan.person, unit: 'office', role: 'village' as const, title: '村支书', region, department: null,
      duty: null, validFrom: '2020-01-01', validTo: null,
    })), null)
    Object.assign(pingan, { posts: (await getActor(checked.database, pingan, '2020-03-10')).posts })
    checked.application.actors.clear()
    const secretary = await server.signIn(county, 'pingan', password)
    for (const [index, village] of Object.values(villages).entries()) photos.set(village, await upload(secretary, await jpeg(40 + index, 30)))
  }

  async function upload(session: Record<string, string>, content: Buffer): Promise<string> {
    const sha256 = createHash('sha256').update(content).digest('hex')
    const inBase64 = (text: string) => Buffer.from(text).toString('base64')
    const begun = await fetch(`${server.url}/api/evidence-uploads`, {
      method: 'POST',
      headers: {
        ...session, 'tus-resumable': '1.0.0', 'upload-length': String(content.length),
        'upload-metadata': `sha256 ${inBase64(sha256)},fileName ${inBase64('照片.jpg')}`,
      },
    })
    const sent = await fetch(new URL(begun.headers.get('location') ?? '', server.url), {
      method: 'PATCH', body: new Uint8Array(content),
      headers: { ...session, 'tus-resumable': '1.0.0', 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' },
    })
    expect([begun.status, sent.status]).toEqual([201, 204])
    return sha256
  }

  /** Every problem comes to one of the stages, in turn, so that each stage is there in every village. */
  async function liveOn(): Promise<void> {
    // In an order that is the same every time: by ids, now and then none of a household is left that another could be merged into.
    const problems = await checked.database.selectFrom('problem').innerJoin('household', 'household.id', 'problem.subject')
      .select(['problem.id', 'problem.region as village', 'problem.department', 'problem.subject']).orderBy('household.number').orderBy('problem.item').execute()
    facts = problems.map(({ id, village, department }, index) => ({ id, village, department, stage: stages[index % stages.length] ?? 'found' }))
    // Who names the photos below has them.
    await checked.database.insertInto('evidence_holder').values([...photos.values()].flatMap((sha256) => (['pingan', 'office'] as const).map((name) => (
      { county, sha256: Buffer.from(sha256, 'hex'), person: checked.actors[name].person, file_name: '照片.jpg' })))).onConflict((conflict) => conflict.doNothing()).execute()
    for (const [index, { id, village, stage }] of facts.entries()) {
      const evidence = [{ sha256: photos.get(village) ?? '', kind: 'photo' as const, madeAt: '2020-03-10T02:00:00.000Z' }]
      const into = problems.find((other, at) => other.subject === problems[index]?.subject && at !== index && facts[at]?.stage !== 'void' && facts[at]?.stage !== 'closed')?.id
      const township: CastName = placesOf['431999101']?.includes(village) ? 'qingxi' : 'shiqiao'
      const dispatched: [CastName, ProblemAction][] = [['office', { action: 'dispatch', unit: 'qingxi' }]]
      const reported: [CastName, ProblemAction][] = [...dispatched, ['pingan', { action: 'report', measures: [{ kind: 'policy', text: '已改' }], evidence }]]
      const reviewed: [CastName, ProblemAction][] = [...reported, [township, { action: 'review' }]]
      const seen: [CastName, ProblemAction][] = [...reviewed, ['supervision', { action: 'site-check', stillThere: false }]]
      const way: Record<Stage, [CastName, ProblemAction][]> = {
        found: [], dispatched, asked: [...dispatched, ['pingan', { action: 'ask-extension', until: '2020-04-10', reason: '雨季' }]],
        acknowledged: [...dispatched, ['pingan', { action: 'acknowledge' }]], reported, reviewed, checked: seen,
        closed: [...seen, ['second', { action: 'accept' }]],
        void: [['office', { action: 'void', reason: '登记错户', evidence }]], merged: [['office', { action: 'merge', into: into ?? '' }]],
      }
      for (const [step, [name, action]] of way[stage].entries()) {
        await actOn(checked.application, checked.actors[name], { id: randomUUID(), problem: id, version: step + 1, action })
      }
    }
  }

  async function seat(posts: readonly RandomPost[]): Promise<void> {
    await checked.database.deleteFrom('post').where('person', '=', wanderer).execute()
    const days = { now: ['2020-01-01', null], 'no longer': ['2019-01-01', '2020-03-12'], 'not yet': ['2020-03-13', null] } as const
    for (const { role, region, department, held } of posts) {
      await checked.database.insertInto('post').values({
        county, id: randomUUID(), person: wanderer, unit: 'office', role, title: '某岗', region, department, duty: null,
        valid_from: days[held][0], valid_to: days[held][1],
      }).execute()
    }
    checked.application.actors.clear()
  }

  async function call(method: string, path: string, body?: unknown) {
    const reply = await fetch(`${server.url}${path}`, {
      method, headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const isJson = reply.headers.get('content-type')?.includes('json') ?? false
    const json = (isJson ? await reply.json() : (await reply.arrayBuffer(), {})) as Record<string, unknown>
    return { status: reply.status, json }
  }
  const idsIn = (json: Record<string, unknown>) => ((json['rows'] ?? []) as { id: string }[]).map(({ id }) => id).sort()
  const versions = async () => new Map((await checked.database.selectFrom('problem').select(['id', 'version']).execute()).map(({ id, version }) => [id, version]))

  it('whatever posts, regions, problems and actions come together', () =>
    fc.assert(fc.asyncProperty(
      fc.array(randomPost, { maxLength: 2 }), fc.nat(), fc.constantFrom(...problemActionNames), fc.constantFrom(...problemQueues),
      async (posts, pick, action, queue) => {
        await seat(posts)
        const problem = facts[pick % facts.length]!
        const own = facts.filter((fact) => sees(posts, fact)).map(({ id }) => id).sort()
        await lists(posts, own, queue)
        await page(posts, problem)
        await acts(posts, problem, action)
        await evidenceAndNotices(own)
        await revisits(posts)
      }), { numRuns: 50, endOnFailure: true }))

  async function lists(posts: readonly RandomPost[], own: string[], queue: string): Promise<void> {
    const listed = await call('GET', '/api/problems?limit=200')
    expect([listed.status, idsIn(listed.json)]).toEqual(isReader(posts) ? [200, own] : [403, []])
    const waiting = await call('GET', `/api/problem-queues/${queue}?limit=200`)
    expect(waiting.status).toBe(isReader(posts) ? 200 : 403)
    expect(idsIn(waiting.json).filter((id) => !own.includes(id))).toEqual([])
  }

  async function page(posts: readonly RandomPost[], problem: PlacedFact): Promise<void> {
    const { status, json } = await call('GET', `/api/problems/${problem.id}`)
    expect(status).toBe(!isReader(posts) ? 403 : sees(posts, problem) ? 200 : 404)
    const allowed = problemActionNames.filter((action) => mayDo(posts, problem, action))
    if (status === 200) expect([problem.stage, json['allowed']]).toEqual([problem.stage, allowed])
  }

  /** The same action tried on all of them; and a comment, which changes no stage, really made on one. */
  async function acts(posts: readonly RandomPost[], problem: PlacedFact, action: (typeof problemActionNames)[number]): Promise<void> {
    const version = await versions()
    const tried = await call('POST', '/api/problem-actions', {
      preview: true, problems: facts.map(({ id }) => ({ id: randomUUID(), problem: id, version: version.get(id) })),
      action: filledAction(action, { now: NOW, photo: photoOf('wanderer'), into: problem.id, unit: 'shiqiao', until: '2020-04-10', mended: false }),
    })
    expect(tried.status).toBe(isReader(posts) ? 200 : 403)
    const outcomes = (tried.json['outcomes'] ?? []) as { problem: string; outcome: string }[]
    const done = outcomes.filter(({ outcome }) => outcome === 'done').map((one) => one.problem)
    const may = facts.filter((fact) => mayDo(posts, fact, action)).map(({ id }) => id)
    // What may be merged into what depends on the household as well.
    if (action === 'merge') expect(done.filter((id) => !may.includes(id))).toEqual([])
    else expect([action, done]).toEqual([action, may])

    const body = { id: randomUUID(), version: version.get(problem.id), action: { action: 'comment', text: '核实中' } }
    const { status } = await call('POST', `/api/problems/${problem.id}/actions`, body)
    const own = mayDo(posts, problem, 'comment')
    expect(status).toBe(!isReader(posts) ? 403 : own ? 200 : 404)
    const after = await versions()
    expect(facts.filter(({ id }) => after.get(id) !== version.get(id)).map(({ id }) => id)).toEqual(own ? [problem.id] : [])
  }

  async function evidenceAndNotices(own: readonly string[]): Promise<void> {
    const carries: readonly Stage[] = ['reported', 'reviewed', 'checked', 'closed', 'void']
    const visible = [...photos].filter(([village]) => facts.some((fact) => fact.village === village && carries.includes(fact.stage) && own.includes(fact.id)))
    const { json } = await call('GET', `/api/evidence?names=${[...photos.values()].join(',')}`)
    const files = json['files'] as { sha256: string; usedBy: { problem: string }[] }[]
    expect(files.map(({ sha256 }) => sha256).sort()).toEqual(visible.map(([, sha256]) => sha256).sort())
    expect(files.flatMap(({ usedBy }) => usedBy).filter((use) => !own.includes(use.problem))).toEqual([])
    for (const [village, sha256] of photos) {
      const { status } = await call('GET', `/api/evidence/${sha256}/content?size=thumbnail`)
      expect(status).toBe(visible.some(([seen]) => seen === village) ? 200 : 404)
    }
    const notices = await call('GET', '/api/notices?limit=200')
    const about = (notices.json['rows'] as { about: { id: string } | null }[]).map((row) => row.about?.id ?? null)
    expect(about).toHaveLength(facts.length)
    expect(about.filter((id) => id !== null).sort()).toEqual(own)
  }

  async function revisits(posts: readonly RandomPost[]): Promise<void> {
    const closed = facts.filter(({ stage }) => stage === 'closed')
    const results = await call('GET', '/api/revisit-results')
    expect(results.status).toBe(isReader(posts) ? 200 : 403)
    const drawnIn = new Set(closed.filter((fact) => sees(posts, fact)).map(({ village }) => village))
    if (results.status === 200) expect((results.json['villages'] as { region: string }[]).map(({ region }) => region)).toEqual([...drawnIn].sort())
    const draws = await call('GET', '/api/revisit-draws')
    expect(draws.status).toBe(isDrawer(posts) ? 200 : 403)
    const seen = ((draws.json['draws'] ?? []) as { village: string }[]).map(({ village }) => village).sort()
    expect(seen).toEqual([...new Set(closed.map(({ village }) => village))].filter((village) => drawsIn(posts).includes(village)).sort())
    expect((await call('POST', '/api/revisit-draws', { id: randomUUID(), preview: true })).status).toBe(isDrawer(posts) ? 200 : 403)
  }
})
