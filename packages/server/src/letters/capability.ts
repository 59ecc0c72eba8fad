import type { ServerCapability } from '../capability.ts'
import { allBy } from '../capability.ts'
import { listDayLetters } from './day.queries.ts'
import { namesOfLetters } from './names.queries.ts'
import { lettersRoutes } from './routes.ts'
import { urgeAnswers } from './urge.ts'
import { letterEntries, verifyLetters } from './verify-letters.ts'
import { letterWork } from './work.ts'

export const letters = {
  name: 'letters',
  migrations: new URL('./migrations/', import.meta.url),
  routes: lettersRoutes,
  jobs: [urgeAnswers],
  work: letterWork,
  day: { mattersOf: listDayLetters },
  names: { letter: namesOfLetters },
  verify: allBy(letterEntries, verifyLetters),
} satisfies ServerCapability<'letters'>
