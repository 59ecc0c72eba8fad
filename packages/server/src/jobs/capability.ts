import type { ServerCapability } from '../capability.ts'

export const jobs: ServerCapability = {
  name: 'jobs',
  migrations: new URL('./migrations/', import.meta.url),
}
