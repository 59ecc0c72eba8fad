import type { ServerCapability } from '../capability.ts'
import { allBy } from '../capability.ts'
import { passInstructionsOn } from './follow.ts'
import { namesOfInstructions } from './names.queries.ts'
import { instructionRoutes } from './routes.ts'
import { instructionEntries, verifyInstructions } from './verify-instructions.ts'
import { instructionWork } from './work.ts'

export const instructions = {
  name: 'instructions',
  migrations: new URL('./migrations/', import.meta.url),
  routes: instructionRoutes,
  work: instructionWork,
  names: { instruction: namesOfInstructions },
  followsPosts: passInstructionsOn,
  verify: allBy(instructionEntries, verifyInstructions),
} satisfies ServerCapability<'instructions'>
