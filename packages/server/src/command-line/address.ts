import { createServer } from 'node:net'
import { Refusal } from '@lookback/core/kernel'
import { systemCode } from '../system-error.ts'

/**
 * Looks whether the address can be served on, before the minutes that a new county takes.
 * @throws {Refusal} `address-unusable`
 */
export function refuseUnusableAddress({ host, port }: { host: string; port: number }): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error) => {
      const reason = systemCode(error) ?? error.message
      reject(new Refusal('address-unusable', { address: `${host}:${port}`, reason }))
    })
    probe.listen(port, host, () => probe.close(() => resolve()))
  })
}
