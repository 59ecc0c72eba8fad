import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { Refusal } from '@lookback/core/kernel'
import { z } from 'zod'
import type { KeySource } from './database/key-file.ts'

/** The checkout's own folder. */
export const projectFolder = fileURLToPath(new URL('../../../', import.meta.url))

const Environment = z.object({
  DATABASE_URL: z.string().min(1).optional(),
  LOOKBACK_DATABASE_ACCOUNT: z.string().min(1).optional(),
  LOOKBACK_DATA: z.string().min(1).optional(),
  LOOKBACK_KEY_FILE: z.string().min(1).optional(),
  LOOKBACK_KEYS: z.string().min(1).optional(),
  LOOKBACK_HOST: z.string().min(1).default('127.0.0.1'),
  LOOKBACK_PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  LOOKBACK_URL: z.url().optional(),
  LOOKBACK_PLAIN_HTTP: z.stringbool().default(false),
  LOOKBACK_TRUSTED_PROXIES: z.string().transform((text) => text.split(',').map((one) => one.trim()).filter((one) => one !== ''))
    .pipe(z.array(z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]))).default([]),
  LOOKBACK_CERTIFICATE: z.string().min(1).optional(),
  LOOKBACK_CERTIFICATE_KEY: z.string().min(1).optional(),
  LOOKBACK_S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  LOOKBACK_S3_BUCKET: z.string().min(1).optional(),
  LOOKBACK_S3_REGION: z.string().min(1).default('us-east-1'),
  LOOKBACK_S3_KEY: z.string().min(1).optional(),
  LOOKBACK_S3_SECRET: z.string().min(1).optional(),
  LOOKBACK_S3_PATH_STYLE: z.stringbool().default(true),
})

/** An object store that speaks S3. */
export interface S3Settings {
  endpoint: string
  bucket: string
  region: string
  key: string
  secret: string
  /** The bucket in the path (`https://host/bucket`), else before the host (`https://bucket.host`). */
  pathStyle: boolean
}

export interface Config {
  /** A PostgreSQL of one's own; null for the embedded one. */
  databaseUrl: string | null
  /** The account that the embedded one runs under where this process is root's; null for `nobody`. */
  databaseAccount: string | null
  dataFolder: string
  /** Where the keys are kept that seal fields of the database; null for the file beside the data folder. */
  keys: KeySource | null
  host: string
  port: number
  /** The address that people use, where it differs from host and port (a proxy with TLS). */
  publicUrl: string | null
  /** Plain http on an address that other machines reach: asked for in words. */
  plainHttp: boolean
  /** The proxies in front of it, by address or network: only what they say of where a request comes from is believed. */
  trustedProxies: readonly string[]
  /** The files (PEM) of the office's own certificate and its key; null for plain http. */
  certificate: { certificate: string; key: string } | null
  /** An object store for photos and files; null for the data folder. */
  s3: S3Settings | null
}

/**
 * Settings from the environment; an option of the command line goes before them.
 * @throws {Refusal} `setting-invalid`
 */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const { data: read, error } = Environment.safeParse(environment)
  if (error) throw new Refusal('setting-invalid', { names: [...new Set(error.issues.map(({ path: [name] }) => String(name)))] })
  return {
    databaseUrl: read.DATABASE_URL ?? null,
    databaseAccount: read.LOOKBACK_DATABASE_ACCOUNT ?? null,
    dataFolder: path.resolve(read.LOOKBACK_DATA ?? path.join(projectFolder, 'data')),
    keys: keysOf(read),
    host: read.LOOKBACK_HOST,
    port: read.LOOKBACK_PORT,
    publicUrl: read.LOOKBACK_URL ?? null,
    plainHttp: read.LOOKBACK_PLAIN_HTTP,
    trustedProxies: read.LOOKBACK_TRUSTED_PROXIES,
    certificate: certificateOf(read.LOOKBACK_CERTIFICATE, read.LOOKBACK_CERTIFICATE_KEY),
    s3: s3Of(read),
  }
}

function keysOf({ LOOKBACK_KEYS: text, LOOKBACK_KEY_FILE: file }: z.infer<typeof Environment>): KeySource | null {
  if (text) return { text }
  return file ? { file: path.resolve(file) } : null
}

const s3Names = ['LOOKBACK_S3_ENDPOINT', 'LOOKBACK_S3_BUCKET', 'LOOKBACK_S3_KEY', 'LOOKBACK_S3_SECRET'] as const

/** All of what an object store needs, or none of it: half of it would leave photos where nobody expects them. */
function s3Of(read: z.infer<typeof Environment>): S3Settings | null {
  const {
    LOOKBACK_S3_ENDPOINT: endpoint, LOOKBACK_S3_BUCKET: bucket, LOOKBACK_S3_KEY: key, LOOKBACK_S3_SECRET: secret,
  } = read
  if (endpoint && bucket && key && secret) {
    return { endpoint, bucket, key, secret, region: read.LOOKBACK_S3_REGION, pathStyle: read.LOOKBACK_S3_PATH_STYLE }
  }
  const missing = s3Names.filter((name) => !read[name])
  if (missing.length < s3Names.length) throw new Refusal('option-invalid', { option: missing.join(', '), reason: s3Names.join(' + ') })
  return null
}

function certificateOf(certificate: string | undefined, key: string | undefined): Config['certificate'] {
  if (!certificate && !key) return null
  if (certificate && key) return { certificate, key }
  const option = certificate ? 'LOOKBACK_CERTIFICATE_KEY' : 'LOOKBACK_CERTIFICATE'
  throw new Refusal('option-invalid', { option, reason: 'LOOKBACK_CERTIFICATE + LOOKBACK_CERTIFICATE_KEY' })
}
