import type { ServerCapability } from '../capability.ts'
import { auditRoutes } from './routes.ts'

export const audit: ServerCapability<'audit'> = {
  name: 'audit',
  routes: auditRoutes,
  verify: { 'audit-exported': 'chain' },
}
