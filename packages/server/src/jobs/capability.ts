import type { ServerCapability } from '../capability.ts'

export const jobs: ServerCapability<'jobs'> = {
  name: 'jobs',
  verify: { 'clock-confirmed': 'chain' },
  migrations: new URL('./migrations/', import.meta.url),
}
