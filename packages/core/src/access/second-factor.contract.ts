import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { Identifier } from '../kernel/identifier.ts'
import { Instant } from '../kernel/time.ts'
import { SecretReply } from './people.contract.ts'

/** What the sign-in page asks for after the password: six digits of the app, or a recovery code. */
export const SecondFactorCode = z.string().trim().min(6).max(20)

/** A device on which the second factor is not asked for again for some time. */
export const RememberedDevice = z.object({
  id: z.string(), userAgent: z.string(), address: z.string(), rememberedAt: Instant, until: Instant,
})
export type RememberedDevice = z.infer<typeof RememberedDevice>

/** How the signed-in account stands. */
export const getSecondFactor = endpoint({
  name: 'getSecondFactor',
  method: 'GET',
  path: '/api/second-factor',
  access: 'session',
  reply: z.object({ setAt: Instant.nullable(), recoveryCodesLeft: z.number().int(), devices: z.array(RememberedDevice) }),
})

/** Begins to set one: the key for the app, in letters and as the address that its QR code holds. Nothing asks for it before `confirmSecondFactor`. */
export const beginSecondFactor = endpoint({
  name: 'beginSecondFactor',
  method: 'POST',
  path: '/api/second-factor',
  access: 'session',
  reply: z.object({ key: z.string(), address: z.string() }),
})

/** Shows that the app has the key; the recovery codes are told once. */
export const confirmSecondFactor = endpoint({
  name: 'confirmSecondFactor',
  method: 'PUT',
  path: '/api/second-factor',
  access: 'session',
  body: z.object({ code: SecondFactorCode }),
  reply: z.object({ recoveryCodes: z.array(z.string()) }),
})

/** The second factor is asked for again on a device. */
export const forgetDevice = endpoint({
  name: 'forgetDevice',
  method: 'DELETE',
  path: '/api/remembered-devices/:id',
  access: 'signed-in',
  reply: z.object({}),
})

/** Takes somebody else's second factor away, who has lost it; the next sign-in sets another. */
export const resetSecondFactor = endpoint({
  name: 'resetSecondFactor',
  method: 'POST',
  path: '/api/people/:id/second-factor',
  access: 'accounts:manage',
  body: z.object({ id: Identifier }),
  reply: SecretReply.pick({ person: true }),
})
