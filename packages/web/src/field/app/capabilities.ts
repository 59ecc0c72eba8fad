import { doubts } from '../doubts/capability.ts'
import { duty } from '../duty/capability.ts'
import { indicators } from '../indicators/capability.ts'
import { letters } from '../letters/capability.ts'
import { problems } from '../problems/capability.ts'
import { revisits } from '../revisits/capability.ts'
import { visits } from '../visits/capability.ts'
import type { FieldCapability } from './capability.ts'

/** The capabilities that bring work to the phone, in the order shown. A new one adds its line here. */
export const capabilities: readonly FieldCapability[] = [problems, revisits, visits, indicators, doubts, letters, duty]
