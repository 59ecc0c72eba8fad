import { z } from 'zod'
import { entry } from '../kernel/entry.ts'

export const entries = {
  /** What has problems lies elsewhere now: a post with another area, a member of a household that moved. Its own record says why. */
  'subject-moved': entry({
    about: 'subject', moves: { phones: 'out-of-scope', figures: 'everywhere', places: 'subject' }, payload: z.object({}),
  }),
}
