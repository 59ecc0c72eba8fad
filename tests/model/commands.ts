import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect } from 'vitest'
import type { ProblemAction, ProblemActionName } from '../../packages/core/src/problems/index.ts'
import { listProblems, problemActionNames, queueOf, queueRules, workQueues } from '../../packages/core/src/problems/index.ts'
import { DrawReply, revisitSampleSize } from '../../packages/core/src/revisits/index.ts'
import { addDays } from '../../packages/core/src/kernel/time.ts'
import { runDaily } from '../../packages/server/src/jobs/run.ts'
import { filledAction, photoOf } from '../../packages/server/src/problems/filled-action.fixture.ts'
import type { ItemCode } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { items, numberIn, rounds, submissionXml, villages } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import type { Known, Model, Who } from './model.ts'
import type { Real } from './real.ts'

export type Command = fc.AsyncCommand<Model, Real>

/** Each takes a minute, so that no two things happen at the same time. */
abstract class Timed implements Command {
  check(): boolean {
    return true
  }

  async run(model: Model, real: Real): Promise<void> {
    model.now = new Date(model.now.getTime() + 60_000)
    real.checked.setTime(model.now.toISOString())
    model.story.push(String(this))
    await this.happen(model, real)
  }

  abstract happen(model: Model, real: Real): Promise<void>

  toString(): string {
    return `${this.constructor.name}${JSON.stringify(this)}`
  }
}

interface Choice {
  name: Who
  action: ProblemActionName
  pick: number
  into: number
  unit: string
  mended: boolean
  /** What carries the furthest problems on, whatever is offered to anybody, or anything by anybody. */
  among: 'onward' | 'offered' | 'anything'
  /** How many entries ago the actor looked. */
  behind: number
  again: boolean
}

/** Anybody does anything with any problem; the server must say and do what the rules say. */
class Act extends Timed {
  readonly choice: Choice

  constructor(choice: Choice) {
    super()
    this.choice = choice
  }

  async happen(model: Model, real: Real): Promise<void> {
    const { name, known, action: wanted } = this.#chosen(model) ?? {}
    if (!name || !known || !wanted) return
    const action = fill(model, known, wanted, name, this.choice)
    const version = known.problem.version - Math.min(this.choice.behind, known.problem.version - 1)
    const request = { id: randomUUID(), version, action }
    const path = `/api/problems/${known.problem.id}/actions`
    const expected = model.expects(name, known, version, action)
    const { status, json } = await real.call(name, 'POST', path, request)
    if (!model.actors[name].posts.some(({ role }) => role !== 'census-team' && role !== 'administrator')) {
      expect([status, json['code']]).toEqual([403, 'not-permitted'])
    } else if ('entry' in expected) {
      model.happens(known, expected.entry, name)
      expect([status, json['code'], json['problem']]).toEqual([200, undefined, known.problem])
      if (this.choice.again) expect((await real.call(name, 'POST', path, request)).status).toBe(model.reads(name, known) ? 200 : 404)
    } else {
      expect([wanted, json['code']]).toEqual([wanted, expected.refused])
      if (expected.refused === 'changed-meanwhile') expect(json['details']).toMatchObject(known.last)
    }
  }

  #chosen(model: Model): { name: Who; known: Known; action: ProblemActionName } | null {
    const { name, action, pick, among } = this.choice
    if (among === 'anything') {
      const known = model.list[pick % Math.max(model.problems.size, 1)]
      return known ? { name, known, action } : null
    }
    const offered = among === 'offered' ? model.offered() : furthest(model)
    return offered[pick % Math.max(offered.length, 1)] ?? null
  }
}

/** What takes a problem off its queue, of those problems that have come furthest. */
function furthest(model: Model): ReturnType<Model['offered']> {
  const onward = model.offered().flatMap((one) => {
    const queue = queueOf(one.known.problem)
    return queue && queueRules[queue].action === one.action ? [{ ...one, rank: workQueues.indexOf(queue) }] : []
  })
  const best = Math.max(...onward.map(({ rank }) => rank))
  return onward.filter(({ rank }) => rank >= best - 1)
}

function fill(
  model: Model, known: Known, action: ProblemActionName, name: Who, { into, unit, mended }: Choice,
): ProblemAction {
  const siblings = model.list.filter(({ problem }) => problem.subject === known.problem.subject)
  return filledAction(action, {
    now: model.now.toISOString(), photo: photoOf(name), unit, mended, until: model.laterThan(known),
    into: (siblings[into % siblings.length] ?? known).problem.id,
  })
}

/** The same action on several problems in one request, one of them perhaps twice. */
class Batch extends Timed {
  readonly name: Who
  readonly action: ProblemActionName
  readonly picks: number[]
  readonly choice: Choice

  constructor(name: Who, action: ProblemActionName, picks: number[], choice: Choice) {
    super()
    this.name = name
    this.action = action
    this.picks = picks
    this.choice = choice
  }

  async happen(model: Model, real: Real): Promise<void> {
    const chosen = this.picks.flatMap((pick) => model.list[pick % Math.max(model.problems.size, 1)] ?? [])
    const [first] = chosen
    if (!first) return
    const action = fill(model, first, this.action, this.name, this.choice)
    const problems = chosen.map(({ problem }) => ({ id: randomUUID(), problem: problem.id, version: problem.version }))
    const body = { problems, action, preview: false }
    const preview = await real.call(this.name, 'POST', '/api/problem-actions', { ...body, preview: true })
    const { status, json } = await real.call(this.name, 'POST', '/api/problem-actions', body)
    expect(preview).toEqual({ status, json })
    const outcomes = chosen.map((known, index) => {
      const expected = model.expects(this.name, known, problems[index]?.version ?? 0, action)
      if ('entry' in expected) model.happens(known, expected.entry, this.name)
      return { problem: known.problem.id, outcome: 'entry' in expected ? 'done' : 'refused' }
    })
    expect([status, json['outcomes']]).toEqual([200, outcomes])
  }
}

/** A township's or, in the second round, the census's visit finds some items. */
class Visit extends Timed {
  readonly village: keyof typeof villages
  readonly household: number
  readonly found: ItemCode[]

  constructor(village: keyof typeof villages, household: number, found: ItemCode[]) {
    super()
    this.village = village
    this.household = household
    this.found = found
  }

  async happen(model: Model, real: Real): Promise<void> {
    const second = model.today >= rounds.second.startsOn
    const township = this.village === 'pingan' || this.village === 'xinglong' ? 'qingxi' : 'shiqiao'
    const name = second ? 'census' : township
    const number = numberIn(villages[this.village], this.household)
    const visit = randomUUID()
    expect(await real.submit(name, submissionXml({ household: number, found: this.found, round: second ? 2 : 1, id: visit }))).toBe(201)
    const subject = real.households.get(number) ?? ''
    const ids = await idsOf(real, subject)
    for (const { code: item } of items) {
      const id = ids.get(item)
      expect([item, id !== undefined]).toEqual([item, this.found.includes(item) || model.list.some(({ problem }) => problem.id === id)])
      if (id && this.found.includes(item)) {
        model.found(name, { id, subject, village: villages[this.village], item, visit, round: (second ? rounds.second : rounds.first).id })
      }
    }
  }
}

async function idsOf(real: Real, household: string): Promise<Map<string, string>> {
  const { json } = await real.call('office', 'GET', '/api/problems?limit=200')
  return new Map(listProblems.reply.parse(json).rows.filter((row) => row.subject.id === household).map(({ item, id }) => [item, id]))
}

/** Days pass, and the software does its work of the last of them. */
class Days extends Timed {
  readonly days: number

  constructor(days: number) {
    super()
    this.days = days
  }

  async happen(model: Model, real: Real): Promise<void> {
    const day = addDays(model.today, this.days)
    if (day > rounds.second.endsOn) return
    model.now = new Date(`${day}T01:00:00.000Z`)
    real.checked.setTime(model.now.toISOString())
    await runDaily(real.checked.application)
    model.daily()
  }
}

/** The office draws the revisit sample: how many is known, which is the server's to say. */
class Draw extends Timed {
  async happen(model: Model, real: Real): Promise<void> {
    const id = randomUUID()
    const { status, json } = await real.call('office', 'POST', '/api/revisit-draws', { id, preview: false })
    expect(status).toBe(200)
    const { dueOn, villages: drawn } = DrawReply.parse(json)
    const closed = model.list.filter(({ problem }) => problem.state === 'closed')
    for (const village of Object.values(villages)) {
      const own = closed.filter((one) => one.village === village)
      const households = [...new Set(own.map(({ problem }) => problem.subject))]
        .map((subject) => own.filter(({ problem }) => problem.subject === subject))
      const lot = households.filter((problems) => problems.some(({ problem }) => problem.revisitDueOn === null))
      const sample = revisitSampleSize({ closed: households.length, drawnBefore: households.length - lot.length }, model.revisits)
      expect([village, drawn.find((one) => one.village === village)?.sample ?? 0]).toEqual([village, sample])
      let taken = 0
      for (const problems of lot) {
        const open = problems.filter(({ problem }) => problem.revisitDueOn === null)
        const answers = await Promise.all(open.map(({ problem }) => real.call('office', 'GET', `/api/problems/${problem.id}`)))
        const now = answers.map(({ json: view }) => (view['problem'] as { revisitDueOn: string | null }).revisitDueOn)
        expect(new Set(now).size).toBe(1)
        if (now[0] !== dueOn) continue
        taken += 1
        for (const known of open) model.happens(known, { kind: 'problem-revisit-drawn', draw: id, dueOn }, 'office')
      }
      expect(taken).toBe(sample)
    }
  }
}

const anybody = fc.constantFrom<Who>(
  'office', 'second', 'housing', 'education', 'qingxi', 'shiqiao', 'pingan', 'supervision', 'leader', 'census', 'twofold',
)
const anything = fc.constantFrom(...problemActionNames)

const choice = (among: Choice['among']): fc.Arbitrary<Choice> => fc.record({
  name: anybody, action: anything, pick: fc.nat(), into: fc.nat(3), among: fc.constant(among),
  mended: fc.integer({ min: 0, max: 3 }).map((one) => one > 0),
  unit: fc.constantFrom('office', 'housing', 'education', 'qingxi', 'shiqiao', 'pingan'),
  behind: fc.oneof({ weight: 8, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.constant(1) }), again: fc.boolean(),
})

export const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 16, arbitrary: choice('onward').map((one) => new Act(one)) },
  { weight: 5, arbitrary: choice('offered').map((one) => new Act(one)) },
  { weight: 5, arbitrary: choice('anything').map((one) => new Act(one)) },
  { weight: 2, arbitrary: fc.tuple(anybody.filter((name) => name !== 'census'), anything, fc.array(fc.nat(), { minLength: 1, maxLength: 4 }), choice('anything'))
    .map(([name, action, picks, one]) => new Batch(name, action, picks, one)) },
  { weight: 3, arbitrary: fc.tuple(fc.constantFrom('pingan', 'baiyun'), fc.nat(1), fc.subarray(items.map(({ code }) => code)))
    .map(([village, household, found]) => new Visit(village, household, found)) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 5 }).map((days) => new Days(days)) },
  { weight: 2, arbitrary: fc.constant(null).map(() => new Draw()) },
)

/** The furthest problem one step on; the pick only says whose. */
const onward = (pick: number): Command => new Act({
  name: 'office', action: 'comment', pick, into: 0, unit: 'office', mended: true, among: 'onward', behind: 0, again: false,
})

/** What brings every story to its end, however chance began it: closed, drawn, and seen once more. */
export const carriedOn: readonly Command[] = [
  ...Array.from({ length: 40 }, (_, index) => onward(index)), new Draw(),
  ...Array.from({ length: 25 }, (_, index) => onward(index)),
]
