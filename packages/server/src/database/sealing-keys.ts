import { createHmac, hkdfSync, randomBytes } from 'node:crypto'
import type { Kysely, KyselyPlugin } from 'kysely'
import { Refusal } from '@lookback/core/kernel'
import type { Cipher, CipherKeys, SealingCipher } from './sealing-cipher.ts'
import { ciphers, TAG_BYTES } from './sealing-cipher.ts'
import type { DB } from './types.gen.ts'

/** A key as it is kept outside the database. Its number stands before everything that it has sealed. */
export interface SealingKey {
  number: number
  cipher: SealingCipher
  secret: Buffer
}

export const SECRET_BYTES = 32
const LARGEST_NUMBER = 255
/** Half of a hash: two people in a million share one by chance less than once in 10^26. */
const SEARCH_HASH_BYTES = 16
const HASHES_REMEMBERED = 5_000

interface DerivedKey extends CipherKeys {
  number: number
  cipher: Cipher
  /** For the nonce, which is made of what is sealed. */
  nonce: Buffer
  search: Buffer
}

/**
 * The keys that seal fields which the database must not tell by itself. The last one seals; the others open what was
 * sealed before a change of keys that has not come to its end. What is sealed says which key opens it, and opens only as
 * the field of the record that it was sealed for. The same value of the same record is sealed alike (the nonce is an HMAC
 * of both, as in RFC 8452's construction), so that what has not changed is seen not to have.
 */
export class SealingKeys {
  readonly #derived: ReadonlyMap<number, DerivedKey>
  readonly #latest: DerivedKey
  readonly #hashes = new Map<string, Buffer>()
  readonly keys: readonly SealingKey[]
  readonly fingerprintSecret: Buffer

  /** @param fingerprintSecret stays when keys change: the log keeps fingerprints for ever */
  constructor(keys: readonly SealingKey[], fingerprintSecret: Buffer) {
    this.keys = keys
    this.fingerprintSecret = fingerprintSecret
    const derived = keys.map(derive)
    const latest = derived.at(-1)
    if (!latest) throw new Error('no sealing key')
    this.#derived = new Map(derived.map((key) => [key.number, key]))
    this.#latest = latest
  }

  static random(cipher: SealingCipher = 'aes-256-gcm'): SealingKeys {
    return new SealingKeys([{ number: 1, cipher, secret: randomBytes(SECRET_BYTES) }], randomBytes(SECRET_BYTES))
  }

  /** With one more key, which seals from now on. */
  withNext(cipher: SealingCipher): SealingKeys {
    const number = this.#latest.number % LARGEST_NUMBER + 1
    return new SealingKeys([...this.keys, { number, cipher, secret: randomBytes(SECRET_BYTES) }], this.fingerprintSecret)
  }

  /** The one that seals, alone. */
  latestAlone(): SealingKeys {
    return new SealingKeys(this.keys.slice(-1), this.fingerprintSecret)
  }

  /** @param context which field of which record it is */
  seal(context: string, plain: string | Buffer): Buffer {
    const { number, cipher, nonce: nonceKey, ...keys } = this.#latest
    const content = typeof plain === 'string' ? Buffer.from(plain) : plain
    const about = Buffer.from(context)
    const nonce = createHmac(cipher.digest, nonceKey).update(`${context}\0`).update(content).digest().subarray(0, cipher.nonceBytes)
    const sealed = cipher.seal(keys, nonce, about, content)
    return Buffer.concat([Buffer.of(number), nonce, sealed.tag, sealed.content])
  }

  /** @throws {Refusal} `sealing-keys-unfit` where no key opens it */
  open(context: string, sealed: Buffer): Buffer {
    const key = this.#derived.get(sealed[0] ?? 0)
    if (!key) throw new Refusal('sealing-keys-unfit')
    const tagAt = 1 + key.cipher.nonceBytes
    const parts = { tag: sealed.subarray(tagAt, tagAt + TAG_BYTES), content: sealed.subarray(tagAt + TAG_BYTES) }
    const plain = parts.tag.length === TAG_BYTES ? key.cipher.open(key, sealed.subarray(1, tagAt), Buffer.from(context), parts) : null
    if (plain === null) throw new Refusal('sealing-keys-unfit')
    return plain
  }

  /** By what a sealed value is found. */
  searchHash(text: string): Buffer {
    return this.#remembered(this.#latest, text)
  }

  /** By every key: while keys are changed, some records still bear the hash of the earlier one. */
  searchHashes(text: string): Buffer[] {
    return [...this.#derived.values()].map((key) => this.#remembered(key, text))
  }

  /** An import asks for whoever it registers next: the hash is made once. */
  #remembered(key: DerivedKey, text: string): Buffer {
    const name = `${key.number} ${text}`
    const known = this.#hashes.get(name)
    if (known) return known
    const made = hashBy(key, text)
    if (this.#hashes.size >= HASHES_REMEMBERED) this.#hashes.clear()
    this.#hashes.set(name, made)
    return made
  }

  /** Tells contents apart, and without the secret nothing of them. */
  fingerprint(text: string): Buffer {
    return createHmac('sha256', this.fingerprintSecret).update(text).digest()
  }
}

function derive({ number, cipher: name, secret }: SealingKey): DerivedKey {
  const cipher = ciphers[name]
  const part = (purpose: string, bytes: number) => Buffer.from(hkdfSync(cipher.digest, secret, '', `lookback ${purpose}`, bytes))
  return {
    number, cipher, encryption: part('encryption', cipher.keyBytes), authentication: part('authentication', SECRET_BYTES),
    nonce: part('nonce', SECRET_BYTES), search: part('search', SECRET_BYTES),
  }
}

function hashBy({ cipher, search }: DerivedKey, text: string): Buffer {
  return createHmac(cipher.digest, search).update(text).digest().subarray(0, SEARCH_HASH_BYTES)
}

/** Goes with a database and all its transactions, and changes no query. */
class KeyCarrier implements KyselyPlugin {
  readonly keys: SealingKeys

  constructor(keys: SealingKeys) {
    this.keys = keys
  }

  transformQuery({ node }: Parameters<KyselyPlugin['transformQuery']>[0]) {
    return node
  }

  async transformResult({ result }: Parameters<KyselyPlugin['transformResult']>[0]) {
    return result
  }
}

export function carrying(keys: SealingKeys): KyselyPlugin {
  return new KeyCarrier(keys)
}

/** The keys of a database, or of a transaction in it. */
export function keysOf(database: Kysely<DB>): SealingKeys {
  const carrier = database.getExecutor().plugins.find((plugin) => plugin instanceof KeyCarrier)
  if (!carrier) throw new Error('a database without its sealing keys')
  return carrier.keys
}
