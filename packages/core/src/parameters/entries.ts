import { z } from 'zod'
import { entry } from '../kernel/entry.ts'
import { Day } from '../kernel/time.ts'

const moves = { phones: 'nothing', figures: 'frame' } as const

/** Of what, called how when it was changed, from which day; and what held on that day before and after. */
const payload = z.object({ name: z.string(), title: z.string(), validFrom: Day, before: z.json(), after: z.json() })

export const entries = {
  'parameter-set': entry({ about: 'county', moves, payload }),
  'parameter-withdrawn': entry({ about: 'county', moves, payload }),
  'code-list-set': entry({ about: 'county', moves, payload }),
  'code-list-withdrawn': entry({ about: 'county', moves, payload }),
}
