import { z } from 'zod'
import type { Role } from '../kernel/roles.ts'
import type { Duty } from '../access/index.ts'
import { townshipOf } from '../places/index.ts'

/**
 * The chain of responsibility, from whoever helps the household up to whoever answers for the county (帮扶责任人 →
 * 村 → 乡镇 → 行业部门 → 县领导). The order is the order of escalation.
 */
export const chainLevels = ['helper', 'village', 'township', 'department', 'county-lead'] as const
export const ChainLevel = z.enum(chainLevels)
export type ChainLevel = z.infer<typeof ChainLevel>

/** A post as the chain reads it. */
export interface DutyPost {
  person: string
  unit: string
  role: Role
  duty: Duty | null
  region: string
  department: string | null
}

/** Who answers for one problem on one day, level by level. */
export interface ResponsibilityChain<Post extends DutyPost = DutyPost> {
  /** 牵头单位: people of the department that answers for the item. */
  department: readonly Post[]
  /** 包联领导 of the township and of the village. */
  leadersInCharge: readonly Post[]
  /** 包村单位, through the team that it has sent. */
  residentTeam: readonly Post[]
  village: readonly Post[]
  township: readonly Post[]
  helpers: readonly Post[]
  countyLead: readonly Post[]
}

/** Whom a problem concerns: where it is, whose item it is, and who helps the household. */
export interface Concerned {
  village: string
  department: string
  /** People who help the household, from the dated assignments of helpers. */
  helpers: readonly string[]
}

/**
 * The chain of one problem.
 * @param posts the posts that are held on the day in question: who left a post is not in the chain any more, and what
 *   that person owed is owed by whoever holds the post now
 */
export function chainOf<Post extends DutyPost>(
  posts: readonly Post[], { village, department, helpers }: Concerned,
): ResponsibilityChain<Post> {
  const township = townshipOf(village)
  const held = (duty: Duty, ...regions: string[]) =>
    posts.filter((post) => post.duty === duty && regions.includes(post.region))
  return {
    department: posts.filter((post) => post.role === 'department' && post.department === department),
    leadersInCharge: held('leader-in-charge', township, village),
    residentTeam: held('resident-team', village),
    village: held('village-lead', village),
    township: held('township-lead', township),
    helpers: posts.filter((post) => post.duty === 'helper' && helpers.includes(post.person)),
    countyLead: posts.filter((post) => post.duty === 'county-lead'),
  }
}

/** The people on one level of the chain. */
export function peopleOn<Post extends DutyPost>(chain: ResponsibilityChain<Post>, level: ChainLevel): readonly Post[] {
  switch (level) {
    case 'helper':
      return chain.helpers
    case 'village':
      return [...chain.village, ...chain.residentTeam]
    case 'township':
      return chain.township
    case 'department':
      return chain.department
    case 'county-lead':
      return [...chain.leadersInCharge, ...chain.countyLead]
  }
}

/** The level above; the highest stays where it is. */
export function levelAbove(level: ChainLevel | null): ChainLevel {
  return chainLevels[level === null ? 1 : Math.min(chainLevels.indexOf(level) + 1, chainLevels.length - 1)] ?? 'county-lead'
}
