import { computed, ref, watch } from 'vue'
import type { FieldRound } from './phone.ts'
import { usePhone } from './phone.ts'

const rounds = ref<FieldRound[]>([])
const chosen = ref<string>()

/** The round that the phone works in: the one chosen, else the first that takes visits today. */
export function useCurrentRound() {
  const phone = usePhone()
  const load = async () => (rounds.value = await phone.rounds())
  watch(() => phone.status.changes, () => void load(), { immediate: true })
  const round = computed(() =>
    rounds.value.find(({ id }) => id === chosen.value) ?? rounds.value.find(({ open }) => open) ?? null)
  return { rounds, round, choose: (id: string) => (chosen.value = id), load }
}
