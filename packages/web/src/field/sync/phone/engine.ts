import { config } from 'zod'
import type { Phone, PhoneStatus } from './phone.ts'

// The content security policy forbids `eval`. zod reads this when a schema is made, so it must run before any
// contract is loaded: hence the import in two steps.
config({ jitless: true })

/** The whole phone, with the field's words: fetched after the first page. */
export async function startPhone(status: PhoneStatus): Promise<Phone> {
  const { startDevice } = await import('./device.ts')
  return startDevice(status)
}
