import type { ServerCapability } from '../capability.ts'

export const foundation: ServerCapability<'foundation'> = {
  name: 'foundation',
  migrations: new URL('./migrations/', import.meta.url),
  verify: { 'county-created': 'chain', 'code-lists-saved': 'chain' },
}
