import type { revealHousehold } from '@lookback/core/register'
import type { z } from 'zod'

/** The full numbers of one household, as shown on request. */
export type RevealedNumbers = z.output<typeof revealHousehold.reply>
