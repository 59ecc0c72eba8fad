import type { AccountState, PersonAccount, PersonPost } from '@lookback/core/access'
import { isHeld } from '@lookback/core/access'
import type { Day } from '@lookback/core/kernel'

/** How an account stands, as the list's filter names it. */
export function accountStateOf(account: PersonAccount | null): AccountState {
  if (!account) return 'none'
  if (account.disabled) return 'disabled'
  if (account.lockedUntil !== null) return 'locked'
  return account.oneTimeUntil === null ? 'active' : 'one-time'
}

/** How a mark of it looks. */
export const accountLooks: Readonly<Record<AccountState, string>> = {
  active: 'mark--done', 'one-time': 'mark--attention', locked: 'mark--attention', disabled: 'mark--hard', none: '',
}

export function standingOf(post: PersonPost, today: Day): 'held' | 'coming' | 'ended' | 'never' {
  if (post.validTo === post.validFrom) return 'never'
  if (isHeld(post, today)) return 'held'
  return post.validFrom > today ? 'coming' : 'ended'
}
