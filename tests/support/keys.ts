import { loadKeys } from '../../packages/server/src/database/key-file.ts'

/** What seals fields in the databases of tests, of the processes that they start too: several open one database. */
export const keysOfTests = JSON.stringify({
  keys: [{ number: 7, cipher: 'aes-256-gcm', secret: '7e'.repeat(32) }], fingerprint: 'f1'.repeat(32),
})

const loaded = await loadKeys({ text: keysOfTests })
if (!loaded) throw new Error('no keys')
export const testKeys = loaded
