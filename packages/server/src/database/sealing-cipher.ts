import { createCipheriv, createDecipheriv, createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'

/** What a field may be sealed with. SM4 stands in GM/T 0002-2012, SM3 in GM/T 0004-2012; OpenSSL 3.0 has SM4 in no mode that authenticates. */
export const SealingCipher = z.enum(['aes-256-gcm', 'sm4-ctr-hmac-sm3'])
export type SealingCipher = z.infer<typeof SealingCipher>

/** What a cipher needs, derived from one secret. */
export interface CipherKeys {
  encryption: Buffer
  /** For the tag, where the cipher itself makes none. */
  authentication: Buffer
}

/** A sealed text and what shows that nobody has changed it or moved it elsewhere. */
interface SealedParts {
  content: Buffer
  tag: Buffer
}

export interface Cipher {
  /** The hash that goes with it, for keys derived and keyed hashes. */
  digest: 'sha256' | 'sm3'
  keyBytes: number
  nonceBytes: number
  seal: (keys: CipherKeys, nonce: Buffer, context: Buffer, plain: Buffer) => SealedParts
  /** @returns null where it was not sealed so */
  open: (keys: CipherKeys, nonce: Buffer, context: Buffer, sealed: SealedParts) => Buffer | null
}

export const TAG_BYTES = 16

const aes: Cipher = {
  digest: 'sha256',
  keyBytes: 32,
  nonceBytes: 12,
  seal: ({ encryption }, nonce, context, plain) => {
    const cipher = createCipheriv('aes-256-gcm', encryption, nonce)
    cipher.setAAD(context)
    const content = cipher.update(plain)
    cipher.final()
    return { content, tag: cipher.getAuthTag() }
  },
  open: ({ encryption }, nonce, context, { content, tag }) => {
    const cipher = createDecipheriv('aes-256-gcm', encryption, nonce, { authTagLength: TAG_BYTES })
    cipher.setAAD(context)
    cipher.setAuthTag(tag)
    const plain = cipher.update(content)
    try {
      cipher.final()
      return plain
    } catch {
      return null
    }
  },
}

/** Encrypted, then authenticated. */
const sm4: Cipher = {
  digest: 'sm3',
  keyBytes: 16,
  nonceBytes: 16,
  seal: ({ encryption, authentication }, nonce, context, plain) => {
    const content = createCipheriv('sm4-ctr', encryption, nonce).update(plain)
    return { content, tag: tagOf(authentication, nonce, context, content) }
  },
  open: ({ encryption, authentication }, nonce, context, { content, tag }) =>
    timingSafeEqual(tag, tagOf(authentication, nonce, context, content)) ? createDecipheriv('sm4-ctr', encryption, nonce).update(content) : null,
}

/** The context's length goes before it, so that no part of it can pass for content. */
function tagOf(key: Buffer, nonce: Buffer, context: Buffer, content: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(context.length)
  return createHmac('sm3', key).update(length).update(context).update(nonce).update(content).digest().subarray(0, TAG_BYTES)
}

export const ciphers: Readonly<Record<SealingCipher, Cipher>> = { 'aes-256-gcm': aes, 'sm4-ctr-hmac-sm3': sm4 }
