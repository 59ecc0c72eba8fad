import type { ConsoleCapability } from '../../app/capability.ts'

export const helpers: ConsoleCapability = { name: 'helpers', tables: { helpers: 'register:import' } }
