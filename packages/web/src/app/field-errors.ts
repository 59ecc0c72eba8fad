import { computed } from 'vue'
import type { ComputedRef } from 'vue'
import type { CallFailure } from '../api/failure.ts'

/**
 * Puts a refusal beside the field that it names (`details.field`); what names none of the form's fields is told as a whole.
 * @param fields the fields that the form shows
 */
export function useFieldErrors(submit: { failure: CallFailure | null }, fields: readonly string[]): {
  errorOf: (field: string) => string
  otherFailure: ComputedRef<CallFailure | null>
} {
  const named = computed(() => {
    const field = submit.failure?.details['field']
    return typeof field === 'string' && fields.includes(field) ? field : null
  })
  return {
    errorOf: (field) => (named.value === field ? submit.failure?.message ?? '' : ''),
    otherFailure: computed(() => (named.value === null ? submit.failure : null)),
  }
}
