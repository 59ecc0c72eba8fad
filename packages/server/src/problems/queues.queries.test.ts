import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Problem, ProblemAction, WorkQueue } from '@lookback/core/problems'
import { actionsAllowed, milestones, queueOf, queueRules, problemQueues } from '@lookback/core/problems'
import { dayOf } from '@lookback/core/kernel'
import { actorScope } from '../kit/actor.ts'
import { saveHouseholds } from '../register/save-households.ts'
import type { CastName, CheckedCounty } from '../fixtures/checked-county.fixture.ts'
import { checkedCounty, county, householdIn, items, numberIn, record, villages } from '../fixtures/checked-county.fixture.ts'
import { actOnBatch } from './batch.ts'
import { actOnMany } from './commands.ts'
import { findSimilar } from './measures.queries.ts'
import { listKeys } from './queries.ts'
import { problemOf } from './save.queries.ts'
import { listFilters, putFilter, removeFilter } from './saved-filters.queries.ts'
import { countQueues, listQueueRows, queuesOf } from './queues.queries.ts'

const measures = [{ kind: 'policy' as const, text: '纳入 危房改造，年底前完工。' }]

describe('my work', () => {
  let checked: CheckedCounty
  const all = { mine: false, after: null, limit: 500 }

  beforeAll(async () => {
    checked = await checkedCounty(4)
    checked.setTime('2020-03-10T02:00:00.000Z')
    for (const [village, name] of [['pingan', 'qingxi'], ['xinglong', 'qingxi'], ['baiyun', 'shiqiao'], ['heshan', 'shiqiao']] as const) {
      await record(checked, name, [0, 1, 2, 3].map((household) => ({
        household: numberIn(villages[village], household), found: items.map(({ code }) => code),
      })))
    }
    await liveOn()
  })
  afterAll(() => checked.close())

  /** Random but repeatable lives: every problem goes as far as its number says. */
  async function liveOn(): Promise<void> {
    const evidence = [{ sha256: 'c'.repeat(64), kind: 'photo' as const, madeAt: '2020-03-11T01:00:00.000Z' }]
    const way: readonly [CastName | 'township', ProblemAction][] = [
      ['office', { action: 'dispatch' }],
      ['township', { action: 'acknowledge' }],
      ['township', { action: 'report', measures, evidence }],
      ['office', { action: 'review' }],
      ['supervision', { action: 'site-check', stillThere: false }],
      ['second', { action: 'accept' }],
    ]
    for (const [index, { problem, village }] of (await facts()).entries()) {
      for (const [step, [who, action]] of way.slice(0, index % (way.length + 1)).entries()) {
        checked.setTime(`2020-03-1${step + 1}T02:00:00.000Z`)
        const name = who === 'township' ? (village.startsWith('431999101') ? 'qingxi' : 'shiqiao') : who
        const [result] = await actOnMany(checked.application, county, [{
          actor: checked.actors[name], at: checked.application.clock(),
          request: { id: randomUUID(), problem: problem.id, version: problem.version + step, action },
        }])
        expect(result).toBe('done')
      }
    }
    checked.setTime('2020-05-07T02:00:00.000Z')
  }

  async function facts(): Promise<{ problem: Problem; village: string }[]> {
    const rows = await checked.database.selectFrom('problem').selectAll().orderBy('number').orderBy('item').execute()
    return rows.map((row) => ({ problem: problemOf(row), village: row.region }))
  }

  it.each(['office', 'second', 'housing', 'education', 'qingxi', 'shiqiao', 'pingan', 'supervision', 'leader', 'census'] as const)(
    '%s: each queue holds exactly what waits in it, is theirs to do and owed by them', async (name) => {
      const actor = checked.actors[name]
      const today = dayOf(checked.application.clock())
      const counts = new Map((await countQueues(checked.database, actor, today, 3)).map((one) => [one.queue, one.count]))
      for (const queue of problemQueues) {
        const listed = queuesOf(actor).includes(queue)
          ? (await listQueueRows(checked.database, actor, queue, today, all)).map(({ id }) => id) : []
        const expected = (await facts()).filter(({ problem, village }) => owes(name, queue, problem, village))
        expect([queue, [...listed].sort()]).toEqual([queue, expected.map(({ problem }) => problem.id).sort()])
        expect(counts.get(queue) ?? 0).toBe(expected.length)
      }
    })

  /** Told once more, from the rules: it waits there, the actor may take it off, and the actor's post owes it. */
  function owes(name: CastName, queue: WorkQueue, problem: Problem, village: string): boolean {
    const { action, owedBy } = queueRules[queue]
    const waits = queue === 'to-extend' ? problem.extensionUntil !== null : queueOf(problem) === queue
    const actor = checked.actors[name]
    if (!waits || !actionsAllowed(actor, problem, village).includes(action)) return false
    const [post] = actor.posts
    const ours = problem.unit === post?.unit || (post?.role === 'village' && post.region === village)
    return owedBy === 'responsible' ? ours : owedBy.some((one) => one === post?.tier)
  }

  it.each(milestones)('reached %s: those that are as far or further, and neither void nor merged', async (milestone) => {
    const path = ['found', 'dispatched', 'acknowledged', 'reported', 'reviewed', 'closed']
    const scope = actorScope(checked.actors.office, 'problems:read')
    const listed = (await listKeys(checked.database, scope, { reached: milestone }, 5_000)).map(({ id }) => id)
    const expected = (await facts()).filter(({ problem }) => path.indexOf(problem.state) >= path.indexOf(milestone))
    expect([...listed].sort()).toEqual(expected.map(({ problem }) => problem.id).sort())
    expect(listed.length).toBeGreaterThan(0)
  })

  it('comes page by page in the order of deadlines, each problem once', async () => {
    const today = dayOf(checked.application.clock())
    const { office } = checked.actors
    await fc.assert(fc.asyncProperty(fc.constantFrom(...queuesOf(office)), fc.integer({ min: 1, max: 5 }), async (queue, limit) => {
      const whole = (await listQueueRows(checked.database, office, queue, today, all)).map(({ id }) => id)
      const paged: string[] = []
      for (let after: string[] | null = null; ;) {
        const rows = await listQueueRows(checked.database, office, queue, today, { mine: false, after, limit })
        paged.push(...rows.map(({ id }) => id))
        const last = rows.at(-1)
        if (!last || rows.length < limit) break
        after = [last.dueOn ?? '9999-12-31', last.id]
      }
      expect(paged).toEqual(whole)
    }), { numRuns: 12 })
  })

  it('a batch does what it can, says why of the rest, and its preview says the same and writes nothing', async () => {
    const problems = (await facts()).map(({ problem }) => ({ id: randomUUID(), problem: problem.id, version: problem.version }))
    const request = { problems, action: { action: 'dispatch' as const, unit: 'office' } }
    const before = await facts()
    const preview = await actOnBatch(checked.application, checked.actors.office, { ...request, preview: true }, 'zh-CN')
    expect(await facts()).toEqual(before)
    const waiting = before.filter(({ problem }) => problem.state === 'found').length
    expect(preview.done).toBe(waiting)
    expect(preview.refused.reduce((sum, one) => sum + one.problems.length, 0)).toBe(before.length - waiting)
    expect(preview.given.reduce((sum, { count }) => sum + count, 0)).toBe(waiting)
    expect(preview.given.every(({ unitName, from, until }) => unitName !== '' && from <= until)).toBe(true)
    expect(preview.refused[0]?.message).toContain('不能交办')
    const done = await actOnBatch(checked.application, checked.actors.office, { ...request, preview: false }, 'zh-CN')
    expect(done).toEqual(preview)
    const again = await actOnBatch(checked.application, checked.actors.office, { ...request, preview: false }, 'zh-CN')
    expect(again).toMatchObject({ done: 0, known: waiting })
  })

  it('a measure that reads the same elsewhere is pointed out, within the scope, whatever its spaces and stops', async () => {
    const [{ problem } = { problem: null }] = await facts()
    const office = { county, grants: [{ region: county, department: null }] }
    const reporting = new Set((await facts()).filter(({ problem: { reportedAt } }) => reportedAt).map(({ problem: { subject } }) => subject))
    const similar = await findSimilar(checked.database, office, problem?.subject ?? '', '纳入危房改造年底前完工')
    expect(similar.subjects).toBe([...reporting].filter((subject) => subject !== problem?.subject).length)
    expect(similar.examples.length).toBeGreaterThan(0)
    expect(await findSimilar(checked.database, office, problem?.subject ?? '', '户帮户')).toEqual({ subjects: 0, examples: [] })
    const nowhere = { county, grants: [] }
    expect(await findSimilar(checked.database, nowhere, problem?.subject ?? '', measures[0]?.text ?? '')).toEqual({ subjects: 0, examples: [] })
  })

  it('problems move with their household: who has it now owes them', async () => {
    const { qingxi, shiqiao } = checked.actors
    const today = dayOf(checked.application.clock())
    const moved = [0, 1, 2, 3].map((index) => householdIn(villages.baiyun, index))
    const numbers = moved.map(({ number }) => number)
    const of = async (actor: typeof qingxi) => {
      const queues = await Promise.all(problemQueues.filter((queue) => queuesOf(actor).includes(queue)).map((queue) => listQueueRows(checked.database, actor, queue, today, all)))
      const counted = (await countQueues(checked.database, actor, today, 3)).reduce((sum, { count }) => sum + count, 0)
      expect(counted).toBe(queues.flat().length)
      return queues.flat().filter(({ subject }) => numbers.includes(subject.number)).length
    }
    const before = await of(shiqiao)
    expect([before > 0, await of(qingxi)]).toEqual([true, 0])
    await saveHouseholds(checked.application, county, moved.map((one) => ({ ...one, village: villages.pingan })), null)
    expect(await of(shiqiao)).toBe(0)
    expect(await of(qingxi)).toBeGreaterThan(0)
    await saveHouseholds(checked.application, county, moved, null)
    expect([await of(shiqiao), await of(qingxi)]).toEqual([before, 0])
  })

  it('filters are kept by one person for oneself', async () => {
    const { office, qingxi } = checked.actors
    const saved = { id: randomUUID(), name: '硬伤超时限', filter: { severity: 'hard', deadline: 'overdue' }, columns: null, isShared: false } as const
    await putFilter(checked.database, office, saved)
    await putFilter(checked.database, office, { ...saved, name: '住房硬伤' })
    await expect(putFilter(checked.database, qingxi, { ...saved, name: '改成我的' })).rejects.toMatchObject({ code: 'not-found' })
    expect(await listFilters(checked.database, office)).toEqual([{ ...saved, name: '住房硬伤', isOwn: true, ownerName: 'office' }])
    expect(await listFilters(checked.database, qingxi)).toEqual([])
    await expect(putFilter(checked.database, office, { ...saved, id: randomUUID(), name: '住房硬伤' }))
      .rejects.toMatchObject({ code: 'already-exists' })
    await removeFilter(checked.database, qingxi, saved.id)
    expect(await listFilters(checked.database, office)).toHaveLength(1)
    await removeFilter(checked.database, office, saved.id)
    expect(await listFilters(checked.database, office)).toEqual([])
  })
})
