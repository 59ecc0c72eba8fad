import { z } from 'zod'
import { entry } from '../kernel/entry.ts'
import { Identifier } from '../kernel/identifier.ts'
import { RegionCode } from '../places/index.ts'
import { HouseholdEnd } from './ending.ts'

/** What becomes of households moves figures; what phones have to fetch is told by the entries that come with it. */
const everything = { phones: 'nothing', figures: 'everywhere' } as const
const nothing = { phones: 'nothing', figures: 'none' } as const
/** What the log keeps for ever: which household, which version, which content, and no personal data. */
const payload = z.object({ number: z.string(), version: z.number(), contentHash: z.string() })

export const entries = {
  'household-registered': entry({
    about: 'subject', moves: { phones: 'anew', figures: 'everywhere', places: 'subject' }, payload,
  }),
  'household-changed': entry({
    about: 'subject', moves: { phones: 'out-of-scope', figures: 'everywhere', places: 'subject' }, payload,
  }),
  /** Somebody moved it; where it lies is told by `household-changed`. */
  'household-moved': entry({
    about: 'subject', moves: everything, details: { from: 'place', to: 'place' }, payload: z.object({ from: RegionCode, to: RegionCode }),
  }),
  /** Some of its people have become a household of their own. */
  'household-split': entry({
    about: 'subject', moves: everything, details: { into: 'subject' }, payload: z.object({ into: Identifier, people: z.number() }),
  }),
  'household-ended': entry({
    about: 'subject', moves: { phones: 'out-of-scope', figures: 'everywhere' }, details: { as: { term: 'householdEnd' }, into: 'subject' },
    payload: z.object({ as: HouseholdEnd, into: Identifier.nullable() }),
  }),
  /** It was ended by mistake. */
  'household-restored': entry({ about: 'subject', moves: { phones: 'anew', figures: 'everywhere' }, payload: z.object({}) }),
  'numbers-shown': entry({ about: 'subject', moves: nothing, payload: z.object({ number: z.string(), purpose: z.string() }) }),
  'register-exported': entry({ about: 'county', moves: nothing, takesAway: 'list', payload: z.object({ filter: z.record(z.string(), z.string()) }) }),
  'register-exported-whole': entry({ about: 'county', moves: nothing, takesAway: 'whole-numbers', payload: z.object({ filter: z.record(z.string(), z.string()) }) }),
  /** The workbook of refused rows holds the numbers as they came. */
  'refused-households-taken': entry({ about: 'county', moves: nothing, takesAway: 'whole-numbers', payload: z.object({ import: Identifier }) }),
  'import-started': entry({
    about: 'county', moves: nothing,
    payload: z.object({ import: Identifier, dryRun: z.boolean(), emptyClears: z.boolean(), unlistedLeave: z.boolean(), replacedFamilies: z.array(z.string()) }),
  }),
  'heading-named': entry({ about: 'county', moves: nothing, payload: z.object({ heading: z.string(), column: z.string() }) }),
  /** With its counts, or the refusal that it failed with. */
  'import-ended': entry({
    about: 'county', moves: nothing,
    payload: z.object({
      import: Identifier, added: z.number().optional(), changed: z.number().optional(), unchanged: z.number().optional(),
      rowsRefused: z.number().optional(), refusal: z.string().optional(),
    }),
  }),
}
