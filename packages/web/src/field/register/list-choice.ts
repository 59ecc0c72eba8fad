import { remembered } from '../ui/remembered.ts'
import type { HouseholdStanding } from './row.ts'

/** What the list of households is narrowed to, and how far it was shown: after a visit it is as it was left, also after the page was closed. */
export const listChoice = remembered(
  'households', { typed: '', village: '', villagerGroup: '', standing: '' as HouseholdStanding | '', shownCount: 40 },
  ['village', 'villagerGroup', 'standing'],
)
