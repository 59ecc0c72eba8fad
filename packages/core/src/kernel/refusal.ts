/** Every way to say no, by code. Open: every capability adds its own beside their HTTP status. */
export interface RefusalCodes {}
export type RefusalCode = keyof RefusalCodes

/** The values that a refusal's sentence names, e.g. the field, the cell, the state. */
export type RefusalDetails = Readonly<Record<string, string | number | readonly string[]>>

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
