import type { Tier } from '../kernel/roles.ts'
import { isAbove } from '../kernel/roles.ts'
import type { RefusalCode } from '../kernel/refusal.ts'
import type { Acting } from './acting.ts'
import type { Problem } from './problem.ts'
import { chainLevels } from './responsibility.ts'

/**
 * What must hold between a problem and whoever acts on it. Each says why not, by the code of the refusal; null when it
 * holds. They need nothing that is filled in, so they also decide which actions are offered.
 */
const conditions = {
  /** 乡镇复核, 退回, 实地核查 and 验收 are not for whoever reported, from whatever post. */
  'not-the-reporter': (problem: Problem, { person }: Acting) => person === problem.reportedBy ? 'reviewer-is-reporter' : null,
  /** 县级验收 is not for whoever reviewed. */
  'not-the-reviewer': (problem: Problem, { person }: Acting) => person === problem.reviewedBy ? 'acceptor-is-reviewer' : null,
  /** Seen with one's own eyes (眼见为实), after the report. */
  'site-checked': (problem: Problem) => (problem.siteCheckedAt === null ? 'site-check-missing' : null),
  'above-the-reporter': ({ reporterTier }: Problem, { tier }: Acting) =>
    reporterTier && isAbove(tier, reporterTier) ? null : 'checker-not-above',
  /** 回访 is not for whoever closed it. */
  'not-the-closer': (problem: Problem, { person }: Acting) => (person === problem.closedBy ? 'revisitor-is-closer' : null),
  'no-extension-asked': (problem: Problem) => (problem.extensionUntil === null ? null : 'extension-asked-already'),
  'extension-asked': (problem: Problem) => (problem.extensionUntil === null ? 'extension-not-asked' : null),
  'not-the-asker': (problem: Problem, { person }: Acting) =>
    person === problem.extensionAskedBy ? 'granter-is-asker' : null,
  'not-at-the-top': (problem: Problem) => (problem.escalatedTo === chainLevels.at(-1) ? 'escalated-to-the-top' : null),
} as const satisfies Record<string, (problem: Problem, acting: Acting) => RefusalCode | null>

export type StandingCondition = keyof typeof conditions

/** Why a condition does not hold, null when it does. */
export function whyNot(condition: StandingCondition, problem: Problem, acting: Acting): RefusalCode | null {
  return conditions[condition](problem, acting)
}

/** The tiers above whoever reported, for the sentence that says who could check. */
export function tiersAbove(problem: Problem, tiers: readonly Tier[]): Tier[] {
  return tiers.filter((tier) => problem.reporterTier && isAbove(tier, problem.reporterTier))
}
