import type { ComparisonLabel } from '@lookback/core/comparison'
import type { StatusBetween } from '@lookback/core/problems'
import type { RoundObservation } from '@lookback/core/checklists'
import { checklistItems } from '../checklist/checklist.ts'
import type { ChecklistItem } from '../checklist/types.ts'
import { applies } from '../checklist/types.ts'
import type { Chance } from '../chance.ts'
import type { Home } from '../households/households.ts'
import type { Part } from './targets.ts'
import { fates, nonPoorTargets, targets, unverifiedNotVisited } from './targets.ts'

/** One item of one household that at least one round finds: what each says, and how it stands between them. */
export interface PlannedFinding {
  item: ChecklistItem
  label: ComparisonLabel
  nonPoor: boolean
  earlier: RoundObservation
  later: RoundObservation
  /** How the problem must stand when the census comes; null where nothing hangs on it. */
  between: StatusBetween | null
}

const outcomes: Readonly<Record<ComparisonLabel, Pick<PlannedFinding, 'earlier' | 'later' | 'between'>>> = {
  outstanding: { earlier: 'problem', later: 'problem', between: 'open' },
  'false-report': { earlier: 'problem', later: 'problem', between: 'reported' },
  recurred: { earlier: 'problem', later: 'problem', between: 'closed' },
  missed: { earlier: 'ok', later: 'problem', between: 'none' },
  new: { earlier: 'ok', later: 'problem', between: 'none' },
  skipped: { earlier: 'not-assessed', later: 'problem', between: 'none' },
  uncovered: { earlier: 'not-visited', later: 'problem', between: 'none' },
  resolved: { earlier: 'problem', later: 'ok', between: null },
  unverified: { earlier: 'problem', later: 'not-assessed', between: null },
  void: { earlier: 'problem', later: 'ok', between: 'void' },
}

/** Every finding of the two rounds, as many as `targets` say, not yet laid into households. */
export function plannedFindings(chance: Chance): PlannedFinding[] {
  const parts: readonly Part[] = ['both', 'censusOnly', 'selfCheckOnly']
  return parts.flatMap((part, index) => {
    const items = chance.shuffled(
      checklistItems.flatMap((item) => Array<ChecklistItem>(targets[item.code]?.[index] ?? 0).fill(item)))
    const labels = {
      H03: chance.shuffled(repeated(fates[part].H03)),
      others: chance.shuffled(repeated(fates[part].others)),
    }
    let nonPoorLeft = nonPoorTargets[part]
    return items.map((item): PlannedFinding => {
      const label = labels[item.code === 'H03' ? 'H03' : 'others'].pop()
      if (label === undefined) throw new Error(`${part}: fewer labels than findings`)
      const nonPoor = nonPoorLeft > 0 && canBeNonPoor(item)
      if (nonPoor) nonPoorLeft -= 1
      return { item, label, nonPoor, ...outcomes[label] }
    })
  }).map(notReached(unverifiedNotVisited))
}

function repeated(shares: Readonly<Partial<Record<ComparisonLabel, number>>>): ComparisonLabel[] {
  return (Object.entries(shares) as [ComparisonLabel, number][])
    .flatMap(([label, count]) => Array<ComparisonLabel>(count).fill(label))
}

/** Items that are asked of every household, or by what its members are, and not by registration. */
function canBeNonPoor({ appliesTo }: ChecklistItem): boolean {
  return appliesTo === null || ['pupils', 'workers', 'noAllowance'].includes(appliesTo)
}

function notReached(count: number): (finding: PlannedFinding) => PlannedFinding {
  let left = count
  return (finding) => {
    if (finding.label !== 'unverified' || left === 0) return finding
    left -= 1
    return { ...finding, later: 'not-visited' }
  }
}

/** Whether a finding can be one of this household's. */
export function fits(finding: PlannedFinding, home: Home): boolean {
  return finding.nonPoor !== home.facts.registered && applies(finding.item, home.facts)
}
