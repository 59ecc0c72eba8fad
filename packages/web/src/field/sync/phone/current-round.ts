import { computed, ref, watch } from 'vue'
import type { FieldRound } from './phone.ts'
import { usePhone } from './phone.ts'

const rounds = ref<FieldRound[]>([])
const STORAGE_KEY = 'lookback.round'
/** Outlives the page: a form that is opened again after the phone has shut the page is of the round that it was of. */
const chosen = ref(localStorage.getItem(STORAGE_KEY))

function choose(id: string): void {
  chosen.value = id
  localStorage.setItem(STORAGE_KEY, id)
}

/** The round that the phone works in: the one chosen, else the first that takes visits today. */
export function useCurrentRound() {
  const phone = usePhone()
  const load = async () => {
    const now = await phone.rounds()
    // The same rounds are no change: lists would be read anew for them.
    if (JSON.stringify(now) !== JSON.stringify(rounds.value)) rounds.value = now
  }
  watch(() => phone.status.changes, () => void load(), { immediate: true })
  const round = computed(() =>
    rounds.value.find(({ id }) => id === chosen.value) ?? rounds.value.find(({ open }) => open) ?? null)
  /** The same, where nobody has asked yet which rounds there are: a list is not read for none first. */
  const whenKnown = async () => {
    if (rounds.value.length === 0) await load()
    return round.value
  }
  return { rounds, round, choose, load, whenKnown }
}
