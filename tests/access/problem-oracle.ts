import type { Role } from '../../packages/core/src/kernel/index.ts'
import type { ProblemActionName } from '../../packages/core/src/problems/index.ts'
import { villages } from '../../packages/server/src/fixtures/checked-county.fixture.ts'

/**
 * Who may see and do what with problems, written down once more from what the users were promised, sharing no code with
 * the rules: which villages a region holds, whose findings whom concern, and a table of stages × actions × roles.
 */
export interface RandomPost {
  role: Role
  region: string
  /** Only this department's items; null for everything. */
  department: string | null
  held: 'now' | 'no longer' | 'not yet'
}

/** How far a problem has come, where that decides what may be done. */
export const stages = [
  'found', 'dispatched', 'asked', 'acknowledged', 'reported', 'reviewed', 'checked', 'closed', 'void', 'merged',
] as const
export type Stage = (typeof stages)[number]

export interface PlacedFact {
  id: string
  village: string
  department: string
  stage: Stage
}

export const placesOf: Readonly<Record<string, readonly string[]>> = {
  '431999': Object.values(villages),
  '431999101': [villages.pingan, villages.xinglong],
  '431999102': [villages.baiyun, villages.heshan],
  ...Object.fromEntries(Object.values(villages).map((village) => [village, [village]])),
}

/** A census must be blind, and whoever keeps the accounts sees nobody's house. */
const readers: readonly Role[] = ['county-office', 'department', 'township', 'village', 'supervision-team', 'leader']

const county: readonly Role[] = ['county-office', 'department']
const aboveVillage: readonly Role[] = [...county, 'township']
const mending: readonly Role[] = [...aboveVillage, 'village']
const looking: readonly Role[] = [...aboveVillage, 'supervision-team']
const talking = { comment: readers }
const leading = { 'leader-check': ['leader'], ...talking } as const
const settling = { void: ['county-office'], merge: aboveVillage, ...leading } as const
const owed = { plan: mending, report: mending, transfer: aboveVillage, escalate: looking, ...settling }
const asking = { 'ask-extension': mending }

const may: Readonly<Record<Stage, Partial<Record<ProblemActionName, readonly Role[]>>>> = {
  found: { dispatch: aboveVillage, 'fix-on-the-spot': mending, escalate: looking, ...settling },
  dispatched: { acknowledge: mending, ...asking, ...owed },
  asked: { acknowledge: mending, 'grant-extension': aboveVillage, 'refuse-extension': aboveVillage, ...owed },
  acknowledged: { ...asking, ...owed },
  reported: { return: looking, review: aboveVillage, 'site-check': looking, ...settling },
  reviewed: { return: looking, 'site-check': looking, ...settling },
  checked: { return: looking, 'site-check': looking, accept: county, ...settling },
  closed: { revisit: looking, reopen: county, ...leading },
  void: { reopen: county, ...talking },
  merged: { reopen: county, ...talking },
}

const concerns = ({ region, department, held }: RandomPost, fact: Pick<PlacedFact, 'village' | 'department'>): boolean =>
  held === 'now' && (placesOf[region] ?? []).includes(fact.village) && (department === null || department === fact.department)

/** Whether somebody may ask about problems at all. */
export function isReader(posts: readonly RandomPost[]): boolean {
  return posts.some(({ role, held }) => held === 'now' && readers.includes(role))
}

export function sees(posts: readonly RandomPost[], fact: Pick<PlacedFact, 'village' | 'department'>): boolean {
  return posts.some((post) => readers.includes(post.role) && concerns(post, fact))
}

export function mayDo(posts: readonly RandomPost[], fact: PlacedFact, action: ProblemActionName): boolean {
  return posts.some((post) => concerns(post, fact) && (may[fact.stage][action] ?? []).includes(post.role))
}

/** The villages in which somebody may draw the revisit sample, and see what was drawn. */
export function drawsIn(posts: readonly RandomPost[]): readonly string[] {
  return posts.filter(({ role, held, department }) => role === 'county-office' && held === 'now' && department === null)
    .flatMap(({ region }) => placesOf[region] ?? [])
}

export function isDrawer(posts: readonly RandomPost[]): boolean {
  return posts.some(({ role, held }) => role === 'county-office' && held === 'now')
}
