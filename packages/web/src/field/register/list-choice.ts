import { LIST_PART } from '../ui/list-part.ts'
import { remembered } from '../ui/remembered.ts'
import type { HouseholdListFilter, HouseholdStanding } from './row.ts'

type ListChoice = Omit<HouseholdListFilter, 'standing'> & { typed: string; standing: HouseholdStanding | ''; shownCount: number }

/** What the list of households is narrowed to, and how far it was shown: after a visit it is as it was left, also after the page was closed. */
export const listChoice = remembered<ListChoice>(
  'households', { typed: '', village: '', villagerGroup: '', standing: '', shownCount: LIST_PART }, ['village', 'villagerGroup', 'standing'],
)
