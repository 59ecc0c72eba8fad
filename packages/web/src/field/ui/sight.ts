import { watchEffect } from 'vue'
import { remembered } from './remembered.ts'

export const textSizes = ['usual', 'large', 'largest'] as const
export const contrasts = ['usual', 'strong'] as const

/** How large letters and how strong colours are: the phone's, for whoever holds it (`theme/field.css`). */
export const sight = remembered<{ text: string; contrast: string }>('sight', { text: 'usual', contrast: 'usual' }, ['text', 'contrast'])

/** Shows every page as it was chosen, from the first on. */
export function showAsChosen(): void {
  watchEffect(() => Object.assign(document.documentElement.dataset, sight))
}
