import type { Readable } from 'node:stream'

/** A photo or file by the SHA-256 of what is kept, or the small picture beside it: one content has one name. */
export interface ContentName {
  sha256: Buffer
  part?: 'content' | 'thumbnail'
}

/** Where contents are kept: in files under the data folder, or in an object store. */
export interface ContentStore {
  /** Keeps a content; resolves when it is kept for good: only then may it be acknowledged. */
  store: (name: ContentName, content: Buffer) => Promise<void>
  /** @throws {Refusal} `not-found` where it is not kept */
  read: (name: ContentName) => Promise<Readable>
  /** Keeps a content no longer; what is not kept is no error. */
  remove: (name: ContentName) => Promise<void>
}

/** The path of a content in a store: spread over 256 folders. */
export function contentKey({ sha256, part = 'content' }: ContentName): string {
  const name = sha256.toString('hex')
  return `${name.slice(0, 2)}/${part === 'content' ? name : `${name}.thumbnail`}`
}
