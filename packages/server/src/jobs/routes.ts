import { listMachineNotices } from '@lookback/core/jobs'
import type { Route } from '../http/route.ts'
import { on } from '../http/route.ts'
import { refusalReply } from '../http/errors.ts'
import { machineNotices } from './machine.ts'

export const jobsRoutes: Route[] = [
  on(listMachineNotices, async ({ application, actor, request }) => ({
    notices: (await machineNotices(application, actor.county)).map(({ refusal, urgent }) => ({ ...refusalReply(refusal, request), urgent })),
  })),
]
