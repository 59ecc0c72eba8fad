import type { ServerCapability } from '../capability.ts'

export const foundation: ServerCapability = {
  name: 'foundation',
  migrations: new URL('./migrations/', import.meta.url),
}
