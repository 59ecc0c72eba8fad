import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { RefusalReply } from '../kernel/refusal-reply.ts'

/** Something that is wrong with the machine and that somebody has to look at; `urgent` where it stops work already or soon will. */
export const MachineNotice = RefusalReply.extend({ urgent: z.boolean() })
export type MachineNotice = z.infer<typeof MachineNotice>

/** What is to be said of the machine that serves: a clock that may be wrong, a disk that fills. */
export const listMachineNotices = endpoint({
  name: 'listMachineNotices',
  method: 'GET',
  path: '/api/machine-notices',
  access: 'log:read',
  reply: z.object({ notices: z.array(MachineNotice) }),
})
