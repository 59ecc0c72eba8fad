/** Something encrypted: AES-GCM with a vector of its own. */
export interface Sealed {
  iv: Uint8Array<ArrayBuffer>
  data: ArrayBuffer
}

const IV_BYTES = 12
const KEY_BYTES = 32

/** What it costs to make a key of a PIN: rounds of PBKDF2, and `N` of scrypt, which takes a kilobyte of memory for each. */
export interface PinCost {
  iterations: number
  memory: number
}

/** What makes a key of a PIN beside the browser: a part of the program of its own, fetched once somebody is about to type one. */
export const loadScrypt = () => import('@noble/hashes/scrypt.js')

/** Encrypts and decrypts with one key. */
export class Sealer {
  readonly #crypto: Crypto
  readonly #key: CryptoKey

  private constructor(crypto: Crypto, key: CryptoKey) {
    this.#crypto = crypto
    this.#key = key
  }

  static async with(crypto: Crypto, key: Uint8Array<ArrayBuffer>): Promise<Sealer> {
    return new Sealer(crypto, await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt', 'decrypt']))
  }

  /**
   * With a key made of a PIN, slowly: of PBKDF2 and of scrypt together, so that whoever guesses has to do both. The first is the
   * browser's own; the second needs memory, of which machines that guess a lot at once (graphics cards) have little for each guess.
   */
  static async withPin(crypto: Crypto, pin: string, salt: Uint8Array<ArrayBuffer>, { iterations, memory }: PinCost): Promise<Sealer> {
    const { scryptAsync } = await loadScrypt()
    const base = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveBits'])
    const [quick, wide] = await Promise.all([
      crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations }, base, KEY_BYTES * 8),
      scryptAsync(pin, salt, { N: memory, r: 8, p: 1, dkLen: KEY_BYTES }),
    ])
    const both = new Uint8Array(2 * KEY_BYTES)
    both.set(new Uint8Array(quick))
    both.set(wide, KEY_BYTES)
    return Sealer.with(crypto, new Uint8Array(await crypto.subtle.digest('SHA-256', both)))
  }

  async sealBytes(content: BufferSource, bound?: BufferSource): Promise<Sealed> {
    const iv = this.#crypto.getRandomValues(new Uint8Array(IV_BYTES))
    return { iv, data: await this.#crypto.subtle.encrypt(parameters(iv, bound), this.#key, content) }
  }

  /** @throws {Error} when it was sealed with another key or altered */
  async openBytes({ iv, data }: Sealed): Promise<ArrayBuffer> {
    return this.#crypto.subtle.decrypt(parameters(iv), this.#key, data)
  }

  async seal(value: unknown): Promise<Sealed> {
    return this.sealBytes(new TextEncoder().encode(JSON.stringify(value)))
  }

  /** What this phone sealed is what it was: nobody else has the key. */
  async open<Value>(sealed: Sealed): Promise<Value> {
    return JSON.parse(new TextDecoder().decode(await this.openBytes(sealed))) as Value
  }
}

function parameters(iv: Uint8Array<ArrayBuffer>, bound?: BufferSource): AesGcmParams {
  return bound ? { name: 'AES-GCM', iv, additionalData: bound } : { name: 'AES-GCM', iv }
}

export function newKey(crypto: Crypto): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(KEY_BYTES))
}

/** A sealed part as bytes, for a file: the vector, then the content. */
export function sealedBytes({ iv, data }: Sealed): Uint8Array {
  const whole = new Uint8Array(iv.length + data.byteLength)
  whole.set(iv)
  whole.set(new Uint8Array(data), iv.length)
  return whole
}

export function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
}
