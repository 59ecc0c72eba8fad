import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import type { z } from 'zod'

const compress = promisify(gzip)
const unpack = promisify(gunzip)

/** How a reply goes over the line. */
export type ReplyEncoding = 'gzip' | 'identity'

/**
 * A reply that many people get alike: held against its contract, written and compressed once, when somebody asks first; the
 * same bytes go out as long as it is kept.
 */
export class KeptReply<Reply> {
  readonly tell: () => Reply
  readonly #written = new Map<ReplyEncoding, Promise<Buffer>>()

  /** @param tell makes what the reply says */
  constructor(tell: () => Reply) {
    this.tell = tell
  }

  /** @param parse leaves of it what the contract says, or throws */
  written(encoding: ReplyEncoding, parse: (told: Reply) => unknown): Promise<Buffer> {
    const known = this.#written.get(encoding)
    if (known) return known
    const plain = Buffer.from(JSON.stringify(parse(this.tell())))
    const written = encoding === 'gzip' ? compress(plain) : Promise.resolve(plain)
    this.#written.set(encoding, written)
    return written
  }
}

/** A reply that is kept as it goes over the line, and nothing of what it was made of: for what is large and kept by the hundred. */
export class WrittenReply<Reply extends z.ZodType> {
  readonly endpoint: { reply: Reply }
  readonly #packed: Buffer

  private constructor(endpoint: { reply: Reply }, packed: Buffer) {
    this.endpoint = endpoint
    this.#packed = packed
  }

  /** What the contract says of what is told, or throws. */
  static async of<Reply extends z.ZodType>(endpoint: { reply: Reply }, told: z.input<Reply>): Promise<WrittenReply<Reply>> {
    return new WrittenReply(endpoint, await compress(Buffer.from(JSON.stringify(endpoint.reply.parse(told)))))
  }

  written(encoding: ReplyEncoding): Promise<Buffer> {
    return encoding === 'gzip' ? Promise.resolve(this.#packed) : unpack(this.#packed)
  }
}
