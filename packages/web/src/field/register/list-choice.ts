import { reactive } from 'vue'
import type { HouseholdStanding } from './row.ts'

/** What the list of households is narrowed to and how far it was shown; it outlives the page, so that after a visit the list is as it was left. */
export const listChoice = reactive({ typed: '', village: '', villagerGroup: '', standing: null as HouseholdStanding | null, shownCount: 40 })
