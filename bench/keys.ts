import { loadKeys } from '../packages/server/src/database/key-file.ts'

/** What seals fields in a measurement's databases, which several processes open. */
export const keysText = JSON.stringify({
  keys: [{ number: 1, cipher: 'aes-256-gcm', secret: '1b'.repeat(32) }], fingerprint: '2c'.repeat(32),
})

const loaded = await loadKeys({ text: keysText })
if (!loaded) throw new Error('no keys')
export const benchKeys = loaded
