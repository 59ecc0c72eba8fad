import type { ServerCapability } from '../capability.ts'

export const subjects: ServerCapability = {
  name: 'subjects',
  migrations: new URL('./migrations/', import.meta.url),
}
