import { promisify } from 'node:util'
import { gzip } from 'node:zlib'

const compress = promisify(gzip)

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
