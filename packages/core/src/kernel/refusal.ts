import { z } from 'zod'

/** Every way to say no, by code. Open: every capability adds its own beside their HTTP status. */
export interface RefusalCodes {}
export type RefusalCode = keyof RefusalCodes

/** The values that a refusal's sentence names, e.g. the field, the cell, the state. */
export type RefusalDetails = Readonly<Record<string, string | number | readonly string[]>>

/** A refusal as it travels. `message` is the sentence in the language that the request asked for. */
export const RefusalReply = z.object({
  code: z.string() as unknown as z.ZodType<RefusalCode>,
  message: z.string(),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
})
export type RefusalReply = z.infer<typeof RefusalReply>

/** The one way to say no: a declared code, and the details that its sentence needs. */
export class Refusal extends Error {
  readonly code: RefusalCode
  readonly details: RefusalDetails

  constructor(code: RefusalCode, details: RefusalDetails = {}) {
    super(`${code} ${JSON.stringify(details)}`)
    this.name = 'Refusal'
    this.code = code
    this.details = details
  }
}
