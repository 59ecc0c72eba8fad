import type { ServerCapability } from '../capability.ts'
import { allBy } from '../capability.ts'
import { namesOfSubjects } from './names.queries.ts'

export const subjects = {
  name: 'subjects',
  migrations: new URL('./migrations/', import.meta.url),
  // The proof of problems holds the place of each against it.
  verify: allBy(['subject-moved'], 'chain'),
  names: { subject: namesOfSubjects },
} satisfies ServerCapability<'subjects'>
