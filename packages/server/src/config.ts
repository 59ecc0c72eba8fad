import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { Refusal } from '@lookback/core/refusal'
import { z } from 'zod'

/** The checkout's own folder. */
export const projectFolder = fileURLToPath(new URL('../../../', import.meta.url))

const Environment = z.object({
  DATABASE_URL: z.string().min(1).optional(),
  LOOKBACK_DATA: z.string().min(1).optional(),
  LOOKBACK_HOST: z.string().min(1).default('127.0.0.1'),
  LOOKBACK_PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  LOOKBACK_URL: z.url().optional(),
  LOOKBACK_CERTIFICATE: z.string().min(1).optional(),
  LOOKBACK_CERTIFICATE_KEY: z.string().min(1).optional(),
})

export interface Config {
  /** A PostgreSQL of one's own; null for the embedded one. */
  databaseUrl: string | null
  dataFolder: string
  host: string
  port: number
  /** The address that people use, where it differs from host and port (a proxy with TLS). */
  publicUrl: string | null
  /** The files (PEM) of the office's own certificate and its key; null for plain http. */
  certificate: { certificate: string; key: string } | null
}

/** Settings from the environment; an option of the command line goes before them. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const read = Environment.parse(environment)
  return {
    databaseUrl: read.DATABASE_URL ?? null,
    dataFolder: path.resolve(read.LOOKBACK_DATA ?? path.join(projectFolder, 'data')),
    host: read.LOOKBACK_HOST,
    port: read.LOOKBACK_PORT,
    publicUrl: read.LOOKBACK_URL ?? null,
    certificate: certificateOf(read.LOOKBACK_CERTIFICATE, read.LOOKBACK_CERTIFICATE_KEY),
  }
}

function certificateOf(certificate: string | undefined, key: string | undefined): Config['certificate'] {
  if (!certificate && !key) return null
  if (certificate && key) return { certificate, key }
  const option = certificate ? 'LOOKBACK_CERTIFICATE_KEY' : 'LOOKBACK_CERTIFICATE'
  throw new Refusal('option-invalid', { option, reason: 'LOOKBACK_CERTIFICATE + LOOKBACK_CERTIFICATE_KEY' })
}
