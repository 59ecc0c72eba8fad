import type { InjectionKey, Ref } from 'vue'

/** What the questions of a form tell whoever shows it. */
export interface FormFilling {
  /** An answer has changed. */
  answered: () => void
  /** Whether questions that must be answered and are not say so. */
  showsMissing: Ref<boolean>
}

export const fillingKey: InjectionKey<FormFilling> = Symbol('form filling')
