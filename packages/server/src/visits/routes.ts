import { openRosaRoutes } from './open-rosa.ts'
import { attachmentRoute } from './attachment-route.ts'
import type { Route } from '../http/route.ts'
export const visitsRoutes: Route[] = [attachmentRoute, ...openRosaRoutes]
