import { accessRoutes } from './access/routes.ts'
import { boardsRoutes } from './boards/routes.ts'
import { evidenceRoutes } from './evidence/routes.ts'
import type { Route } from './http/route.ts'
import { noticesRoutes } from './notices/routes.ts'
import { problemsRoutes } from './problems/routes.ts'
import { registerRoutes } from './register/routes.ts'
import { reportsRoutes } from './reports/routes.ts'
import { revisitsRoutes } from './revisits/routes.ts'
import { roundsRoutes } from './rounds/routes.ts'
import { sheetsRoutes } from './sheets/routes.ts'
import { syncOfficeRoutes } from './sync/office-routes.ts'
import { syncRoutes } from './sync/routes.ts'

/** Every route there is: a new capability adds one line. */
export const routes: readonly Route[] = [
  ...accessRoutes,
  ...registerRoutes,
  ...roundsRoutes,
  ...problemsRoutes,
  ...evidenceRoutes,
  ...noticesRoutes,
  ...revisitsRoutes,
  ...syncRoutes,
  ...syncOfficeRoutes,
  ...boardsRoutes,
  ...reportsRoutes,
  ...sheetsRoutes,
]
