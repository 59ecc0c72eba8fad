import type { Acting } from '@lookback/core/problems'
import { actionRules } from '@lookback/core/problems'
import { offlineActions } from '@lookback/core/sync'

/** What makes a problem somebody's business on the phone; a comment does not. */
export const todoActions = offlineActions.filter((action) => action !== 'comment')

/** Whether whoever visits may mend on the spot what the visit finds (边核边改); a census only looks. */
export function mayFixOnTheSpot({ permissions, tier }: Acting): boolean {
  const rule = actionRules['fix-on-the-spot']
  return rule.tiers.includes(tier) && rule.permissions.some((permission) => permissions.includes(permission))
}
