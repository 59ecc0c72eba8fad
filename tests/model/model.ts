import type { WorkCalendar } from '@lookback/core/kernel'
import { coversItem, scopeOf } from '../../packages/core/src/access/index.ts'
import { roleRules } from '../../packages/core/src/capabilities/index.ts'
import type { Acting, Circumstances, Problem, ProblemAction, ProblemActionName, ProblemEntry, RectificationParameter } from '../../packages/core/src/problems/index.ts'
import type { RevisitsParameter } from '../../packages/core/src/revisits/index.ts'
import { allowedActions, chainOf, decide, escalationDue, fold, observeProblem } from '../../packages/core/src/problems/index.ts'
import { Refusal } from '../../packages/core/src/kernel/refusal.ts'
import type { Day } from '../../packages/core/src/kernel/time.ts'
import { addDays, dayOf } from '../../packages/core/src/kernel/time.ts'
import type { Actor } from '../../packages/server/src/kit/actor.ts'
import type { CastName } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { county, items } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { townshipOf } from '@lookback/core/places'

/** A problem as the model knows it: what the rules make of all that was done. */
export interface Known {
  problem: Problem
  village: string
  /** Who acted last, and what that was; empty for the software. */
  last: { who: string; did: string }
}

export type Expected = { entry: ProblemEntry } | { refused: string }

const actingPermissions = ['problems:act', 'problems:supervise', 'problems:lead'] as const
const departments = new Set(['housing', 'education'])
const townshipUnits: Readonly<Record<string, string>> = { '431999101': 'qingxi', '431999102': 'shiqiao' }

/** The county's problems by the rules of `core` alone, kept beside the server and never told what it says. */
export class Model {
  readonly problems = new Map<string, Known>()
  readonly actors: Record<CastName, Actor>
  readonly rules: RectificationParameter
  readonly revisits: RevisitsParameter
  readonly calendar: WorkCalendar
  now = new Date('2020-03-10T01:00:00.000Z')
  /** Entries about problems. */
  entries = 0
  /** The kinds of what was done, for the test to see that enough of it was. */
  readonly kinds = new Set<string>()
  /** What was tried, in words, for whoever reads a failure. */
  readonly story: string[] = []

  constructor(actors: Record<CastName, Actor>, { rules, revisits, calendar }: Pick<Model, 'rules' | 'revisits' | 'calendar'>) {
    this.actors = actors
    this.rules = rules
    this.revisits = revisits
    this.calendar = calendar
  }

  get today(): Day {
    return dayOf(this.now)
  }

  get list(): Known[] {
    return [...this.problems.values()].sort((one, other) => (one.problem.id < other.problem.id ? -1 : 1))
  }

  /** The post of each of the cast, where it covers the problem; everybody here has one. */
  actingOn(name: CastName, { problem, village }: Known): Acting | null {
    const [post] = this.actors[name].posts
    if (!post || !actingPermissions.some((permission) => coversItem(scopeOf(county, [post], permission), village, problem.department))) return null
    const { tier, permissions } = roleRules[post.role]
    return { person: this.actors[name].person, tier, permissions, title: post.title }
  }

  reads(name: CastName, { problem, village }: Known): boolean {
    return coversItem(scopeOf(county, this.actors[name].posts, 'problems:read'), village, problem.department)
  }

  /** Everything that anybody may do now. */
  offered(): { name: CastName; known: Known; action: ProblemActionName }[] {
    return this.list.flatMap((known) => (Object.keys(this.actors) as CastName[]).flatMap((name) => {
      const acting = this.actingOn(name, known)
      return acting ? allowedActions(known.problem, acting).map((action) => ({ name, known, action })) : []
    }))
  }

  expects(name: CastName, known: Known, version: number, action: ProblemAction): Expected {
    const acting = this.actingOn(name, known)
    if (!acting) return { refused: 'not-found' }
    if (version !== known.problem.version) return { refused: 'changed-meanwhile' }
    try {
      return { entry: decide(known.problem, action, acting, this.circumstances(name, known, action)) }
    } catch (error) {
      if (error instanceof Refusal) return { refused: error.code }
      throw error
    }
  }

  circumstances(name: CastName, { problem, village }: Known, action: ProblemAction): Circumstances {
    const item = items.find(({ code }) => code === problem.item)
    if (!item) throw new Error(`no item ${problem.item}`)
    const target = action.action === 'merge' ? this.problems.get(action.into) : undefined
    const posts = Object.values(this.actors).flatMap(({ person, posts }) => posts.map((post) => ({ ...post, person, duty: null })))
    return {
      now: this.now, rules: this.rules, calendar: this.calendar, departments,
      item: { allowance: item.allowance, allowanceUnit: item.unit, evidence: ['photo'] },
      townshipUnit: townshipUnits[townshipOf(village)] ?? null,
      chain: chainOf(posts, { village, department: problem.department, helpers: [] }),
      mergeTarget: target && this.actingOn(name, target) ? target.problem : null,
    }
  }

  happens(known: Known, entry: ProblemEntry, name: CastName | null): void {
    const actor = name === null ? null : this.actors[name].person
    known.problem = fold(known.problem, entry, { problem: known.problem.id, actor, happenedAt: this.now.toISOString() })
    known.last = { who: name ?? '', did: entry.kind }
    this.#count(entry)
  }

  /** A visit that found an item; `id` is the problem's where it opens one. */
  found(name: CastName, place: { id: string; subject: string; village: string; item: string; visit: string; round: string }): void {
    const { id, subject, village, item, visit, round } = place
    const known = this.problems.get(id)
    const department = items.find(({ code }) => code === item)?.department ?? ''
    const entry = observeProblem(known?.problem.state ?? null, { subjectKind: 'household', subject, item, department, visit, round })
    if (known) {
      this.happens(known, entry, name)
      return
    }
    const problem = fold(null, entry, { problem: id, actor: this.actors[name].person, happenedAt: this.now.toISOString() })
    this.problems.set(id, { problem, village, last: { who: name, did: entry.kind } })
    this.#count(entry)
  }

  /** The software's own work of a day. */
  daily(): void {
    for (const known of this.list) {
      const level = escalationDue(known.problem, this.today, this.rules.escalation)
      if (level) this.happens(known, { kind: 'problem-escalated', level, people: [], reason: null }, null)
    }
  }

  /** A day that makes sense for an extension. */
  laterThan({ problem }: Known): Day {
    return addDays(problem.dueOn && problem.dueOn > this.today ? problem.dueOn : this.today, 5)
  }

  #count({ kind }: ProblemEntry): void {
    this.entries += 1
    this.kinds.add(kind)
  }
}
