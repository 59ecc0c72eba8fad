import { offlineActions } from '@lookback/core/sync'

/** What makes a problem somebody's business on the phone; a comment does not. */
export const todoActions = offlineActions.filter((action) => action !== 'comment')
