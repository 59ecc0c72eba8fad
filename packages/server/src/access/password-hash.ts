import { hash, verify } from '@node-rs/argon2'

/** argon2id with the parameters of RFC 9106's second recommendation, scaled to a small server: 19 MiB, 2 passes. */
const options = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

export function hashPassword(password: string): Promise<string> {
  return hash(password, options)
}

/** A hash of nothing, verified where an account does not exist, so that the answer takes as long as a real one. */
let decoy: Promise<string> | null = null

export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword('no such account')
  const matches = await verify(stored ?? (await decoy), password)
  return stored !== null && matches
}
