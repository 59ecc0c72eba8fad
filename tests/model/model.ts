import type { WorkCalendar } from '@lookback/core/kernel'
import { coversItem, scopeOf } from '../../packages/core/src/access/index.ts'
import type { Circumstances, Problem, ProblemAction, ProblemActionName, ProblemEntry, RectificationParameter } from '../../packages/core/src/problems/index.ts'
import type { RevisitsParameter } from '../../packages/core/src/revisits/index.ts'
import { actingFor, actingPermissions, actionsAllowed, chainOf, decide, escalationDue, fold, observeProblem } from '../../packages/core/src/problems/index.ts'
import { Refusal } from '../../packages/core/src/kernel/refusal.ts'
import { dayOf } from '../../packages/core/src/kernel/county-time.ts'
import type { Day } from '../../packages/core/src/kernel/time.ts'
import { addDays } from '../../packages/core/src/kernel/time.ts'
import type { Actor } from '../../packages/server/src/kit/actor.ts'
import { castNames, county, items, twofold } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { townshipOf } from '@lookback/core/places'

/** A problem as the model knows it: what the rules make of all that was done. */
export interface Known {
  problem: Problem
  village: string
  /** Who acted last, and what that was; empty for the software. */
  last: { who: string; did: string }
}

/** Everybody who acts: the cast, with one post each, and somebody with two. */
export const everybody = [...castNames, ...(Object.keys(twofold) as (keyof typeof twofold)[])]
export type Who = (typeof everybody)[number]

export type Expected = { entry: ProblemEntry } | { refused: string }

const departments = new Set(['housing', 'education'])
const townshipUnits: Readonly<Record<string, string>> = { '431999101': 'qingxi', '431999102': 'shiqiao' }

/** The county's problems by the rules of `core` alone, kept beside the server and never told what it says. */
export class Model {
  readonly problems = new Map<string, Known>()
  readonly actors: Record<Who, Actor>
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

  constructor(actors: Record<Who, Actor>, { rules, revisits, calendar }: Pick<Model, 'rules' | 'revisits' | 'calendar'>) {
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

  /** Whether somebody may do anything with a problem, from whatever post. */
  acts(name: Who, { problem, village }: Known): boolean {
    const { posts } = this.actors[name]
    return actingPermissions.some((permission) => coversItem(scopeOf(county, posts, permission), village, problem.department))
  }

  reads(name: Who, { problem, village }: Known): boolean {
    return coversItem(scopeOf(county, this.actors[name].posts, 'problems:read'), village, problem.department)
  }

  /** Everything that anybody may do now. */
  offered(): { name: Who; known: Known; action: ProblemActionName }[] {
    return this.list.flatMap((known) => everybody.flatMap((name) =>
      actionsAllowed(this.actors[name], known.problem, known.village).map((action) => ({ name, known, action }))))
  }

  expects(name: Who, known: Known, version: number, action: ProblemAction): Expected {
    if (!this.acts(name, known)) return { refused: 'not-found' }
    if (version !== known.problem.version) return { refused: 'changed-meanwhile' }
    try {
      const acting = actingFor(this.actors[name], known.problem, known.village, action.action)
      return { entry: decide(known.problem, action, acting, this.circumstances(name, known, action)) }
    } catch (error) {
      if (error instanceof Refusal) return { refused: error.code }
      throw error
    }
  }

  circumstances(name: Who, { problem, village }: Known, action: ProblemAction): Circumstances {
    const item = items.find(({ code }) => code === problem.item)
    if (!item) throw new Error(`no item ${problem.item}`)
    const target = action.action === 'merge' ? this.problems.get(action.into) : undefined
    const posts = Object.values(this.actors).flatMap(({ person, posts }) => posts.map((post) => ({ ...post, person, duty: null })))
    return {
      now: this.now, rules: this.rules, calendar: this.calendar, departments,
      item: { allowance: item.allowance, allowanceUnit: item.unit, evidence: ['photo'] },
      townshipUnit: townshipUnits[townshipOf(village)] ?? null,
      chain: chainOf(posts, { village, department: problem.department, helpers: [] }),
      mergeTarget: target && this.acts(name, target) ? target.problem : null,
    }
  }

  happens(known: Known, entry: ProblemEntry, name: Who | null): void {
    const actor = name === null ? null : this.actors[name].person
    known.problem = fold(known.problem, entry, { problem: known.problem.id, actor, happenedAt: this.now.toISOString() })
    known.last = { who: name ?? '', did: entry.kind }
    this.#count(entry)
  }

  /** A visit that found an item; `id` is the problem's where it opens one. */
  found(name: Who, place: { id: string; subject: string; village: string; item: string; visit: string; round: string }): void {
    const { id, subject, village, item, visit, round } = place
    const known = this.problems.get(id)
    const department = items.find(({ code }) => code === item)?.department ?? ''
    const entry = observeProblem(known?.problem.state ?? null, {
      subjectKind: 'household', subject, standard: 'short-check-1', item, department, visit, round,
    })
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
