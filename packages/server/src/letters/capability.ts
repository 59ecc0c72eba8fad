import type { ServerCapability } from '../capability.ts'
import { allBy } from '../capability.ts'
import { listDayLetters } from './day.queries.ts'
import { namesOfLetters } from './names.queries.ts'
import { lettersRoutes } from './routes.ts'
import { letterSearch } from './search.queries.ts'
import { urgeAnswers } from './urge.ts'
import { letterEntries, templateEntries, verifyLetters } from './verify-letters.ts'
import { letterWork } from './work.ts'

export const letters = {
  name: 'letters',
  migrations: new URL('./migrations/', import.meta.url),
  routes: lettersRoutes,
  jobs: [urgeAnswers],
  work: letterWork,
  day: { mattersOf: listDayLetters },
  search: [letterSearch],
  names: { letter: namesOfLetters },
  verify: { ...allBy([...letterEntries, ...templateEntries], verifyLetters), 'letters-exported': 'chain' },
} satisfies ServerCapability<'letters'>
