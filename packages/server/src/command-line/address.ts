import { createServer, isIP } from 'node:net'
import { networkInterfaces } from 'node:os'
import { Refusal } from '@lookback/core/kernel'
import type { Config } from '../config.ts'
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

const unspecified: ReadonlySet<string> = new Set(['0.0.0.0', '::'])

function isOfThisMachine(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))
}

/**
 * Over plain http whoever is on the way reads passwords and ID numbers: where other machines reach the address, there must be
 * a certificate, a proxy in front that has one, or somebody who has asked for it in words.
 * @throws {Refusal} `plain-http-outside`
 */
export function refusePlainOutside({ host, certificate, publicUrl, plainHttp }: Pick<Config, 'host' | 'certificate' | 'publicUrl' | 'plainHttp'>): void {
  if (isOfThisMachine(host) || certificate !== null || plainHttp || publicUrl?.startsWith('https:')) return
  throw new Refusal('plain-http-outside', { address: host })
}

/** The address under which others reach what listens there, where none is set: that of the machine's first way out. */
export function reachedAt(listening: string, host: string): string {
  if (!unspecified.has(host)) return listening
  const outside = Object.values(networkInterfaces()).flatMap((one) => one ?? []).find(({ family, internal }) => family === 'IPv4' && !internal)
  const url = new URL(listening)
  if (outside) url.hostname = outside.address
  return url.origin
}
