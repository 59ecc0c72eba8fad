import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'
import { databaseAccount } from './account.ts'
import { startEmbedded } from './embedded.ts'

it('runs under the account that it was given where root starts it, and takes over what another one had', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'lookback-account-'))
  const owner = async () => (await stat(path.join(folder, 'postgres/PG_VERSION'))).uid
  const own = process.getuid?.() ?? 0
  for (const account of [null, 'daemon']) {
    const { stop } = await startEmbedded(folder, { account })
    const expected = (await databaseAccount(account))?.uid ?? own
    const [pid = ''] = (await readFile(path.join(folder, 'postgres/postmaster.pid'), 'utf8')).split('\n')
    expect([await owner(), (await stat(`/proc/${pid}`)).uid]).toEqual([expected, expected])
    await stop()
  }
  await rm(folder, { recursive: true, force: true })
})

it('refuses an account that is not there, and root’s', async () => {
  const asked = await Promise.allSettled(['no-such-account', 'root'].map(databaseAccount))
  const refused = { status: 'rejected', reason: { code: 'setting-invalid' } }
  expect(asked).toMatchObject(process.getuid?.() === 0 ? [refused, refused] : [{ status: 'fulfilled' }, { status: 'fulfilled' }])
})
