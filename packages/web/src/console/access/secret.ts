import type { handOverPost, PersonRow } from '@lookback/core/access'
import type { z } from 'zod'

export type HandedOver = z.output<typeof handOverPost.reply>

/** A one-time password to be told: null where the answer that carried it was lost. */
export interface Secret {
  person: PersonRow
  password: string | null
}
