import { v5, v7 } from 'uuid'
import { z } from 'zod'

/**
 * An identifier made once, by whoever creates the record, and final: UUID, version 7 where we make it. In small letters,
 * as the database tells it, however it came: the log's hashes are made of it as it stands there.
 */
export const Identifier = z.uuid().toLowerCase()
export type Identifier = z.infer<typeof Identifier>

/**
 * A UUIDv7 (RFC 9562 §5.7): sorts by time of making.
 * Time and randomness are arguments because `core` has neither; callers pass their clock and a secure source.
 * @param now milliseconds since the epoch
 * @param random 16 random bytes
 */
export function identifierFrom(now: number, random: Uint8Array): Identifier {
  return v7({ msecs: now, random })
}

/** The namespace of our names; any one would do, as long as it stays. */
const OUR_NAMES = '7c1f6a52-2f8e-5d0a-9a3e-5b6c1d0e4f21'

/** A UUIDv5 (RFC 9562 §5.5): the same words always give the same identifier, so that doing a thing again changes nothing. */
export function identifierNamed(...words: readonly string[]): Identifier {
  return v5(words.join(' '), OUR_NAMES)
}

/**
 * The identifier of something that is made out of something else, the same each time: a UUIDv5 (RFC 9562 §5.5).
 * @param of what it belongs to
 * @param name what it is there
 */
export function derivedIdentifier(of: Identifier, name: string): Identifier {
  return v5(name, of)
}
