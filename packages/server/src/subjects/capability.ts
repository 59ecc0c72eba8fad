import type { ServerCapability } from '../capability.ts'
import { namesOfSubjects } from './names.queries.ts'

export const subjects = {
  name: 'subjects',
  migrations: new URL('./migrations/', import.meta.url),
  names: { subject: namesOfSubjects },
} satisfies ServerCapability
