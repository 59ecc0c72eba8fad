import type { RefusalCode } from '../kernel/refusal.ts'
import { merged } from './merged.ts'

/** The HTTP status of every refusal. */
export const refusalStatus: Readonly<Record<RefusalCode, number>> = merged('refusals')
