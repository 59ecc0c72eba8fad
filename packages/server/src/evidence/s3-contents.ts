import type { S3Settings } from '../config.ts'
import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { Refusal } from '@lookback/core/kernel'
import { S3mini } from 's3mini'
import type { ContentStore } from '../kit/content-store.ts'
import { contentKey } from '../kit/content-store.ts'

const TIMEOUT_MILLISECONDS = 30_000

/**
 * Contents as objects of one bucket. What was kept in files before is still read from there.
 * @param before where contents were kept before the object store was set
 */
export function s3Contents(settings: S3Settings, before: ContentStore): ContentStore {
  const client = new S3mini({
    accessKeyId: settings.key, secretAccessKey: settings.secret, endpoint: bucketAddress(settings), region: settings.region,
    requestAbortTimeout: TIMEOUT_MILLISECONDS,
  })
  return {
    store: (name, content) => reached(async () => {
      const sha256 = createHash('sha256').update(content).digest('base64')
      const key = contentKey(name)
      const reply = await client.putObject(key, content, 'application/octet-stream', undefined, { 'x-amz-checksum-sha256': sha256 })
      // A store that knows the header has checked what arrived, and says so; any other is read back.
      if (reply.headers.get('x-amz-checksum-sha256') !== sha256) await requireKept(client, key, sha256)
    }),
    read: async (name) => {
      const reply = await reached(() => client.getObjectResponse(contentKey(name)))
      if (!reply?.body) return before.read(name)
      return Readable.fromWeb(reply.body as ReadableStream<Uint8Array>)
    },
    remove: async (name) => {
      await reached(() => client.deleteObject(contentKey(name)))
      await before.remove(name)
    },
  }
}

export function bucketAddress({ endpoint, bucket, pathStyle }: Pick<S3Settings, 'endpoint' | 'bucket' | 'pathStyle'>): string {
  const address = new URL(endpoint)
  if (pathStyle) address.pathname = `${address.pathname.replace(/\/$/, '')}/${bucket}`
  else address.hostname = `${bucket}.${address.hostname}`
  return address.href.replace(/\/$/, '')
}

async function requireKept(client: S3mini, key: string, sha256: string): Promise<void> {
  const reply = await client.getObjectResponse(key)
  const kept = reply && createHash('sha256').update(Buffer.from(await reply.arrayBuffer())).digest('base64')
  if (kept !== sha256) throw new Refusal('content-store-unavailable', { reason: 'SHA-256' })
}

/** @throws {Refusal} `content-store-unavailable` for whatever the store answers but yes, or when it does not answer */
async function reached<Result>(ask: () => Promise<Result>): Promise<Result> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof Refusal) throw error
    const reason = error instanceof Error ? error.message : String(error)
    throw new Refusal('content-store-unavailable', { reason })
  }
}
