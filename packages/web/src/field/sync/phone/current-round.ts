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
  const load = async () => (rounds.value = await phone.rounds())
  watch(() => phone.status.changes, () => void load(), { immediate: true })
  const round = computed(() =>
    rounds.value.find(({ id }) => id === chosen.value) ?? rounds.value.find(({ open }) => open) ?? null)
  return { rounds, round, choose, load }
}
