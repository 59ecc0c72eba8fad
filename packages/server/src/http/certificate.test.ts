import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { get } from 'node:https'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, it } from 'vitest'
import { Refusal } from '@lookback/core/kernel'
import type { Application } from '../kit/application.ts'
import { readConfig } from '../config.ts'
import { certificate, key } from './certificate.fixture.ts'
import { readCertificate } from './certificate.ts'
import { buildServer } from '../build-server.ts'
import { reachedAt, refusePlainOutside } from '../command-line/address.ts'

it('serves https with the certificate that the environment names', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'lookback-certificate-'))
  writeFileSync(path.join(folder, 'cert.pem'), certificate)
  writeFileSync(path.join(folder, 'key.pem'), key)
  const config = readConfig({
    LOOKBACK_CERTIFICATE: path.join(folder, 'cert.pem'), LOOKBACK_CERTIFICATE_KEY: path.join(folder, 'key.pem'),
  })
  const tls = config.certificate && await readCertificate(config.certificate)
  rmSync(folder, { recursive: true })
  if (!tls) throw new Error('the environment named a certificate')
  const server = await buildServer({} as Application, { routes: [], webFolder: null, log: false, tls })
  const url = new URL('/api/openapi.json', await server.listen({ host: 'localhost', port: 0 }))
  const reply = await new Promise<IncomingMessage>((resolve, reject) => {
    get({ host: 'localhost', port: url.port, path: url.pathname, ca: certificate }, resolve).on('error', reject)
  })
  expect(JSON.parse(await text(reply))).toMatchObject({ code: 'not-signed-in' })
  expect(reply.headers).toMatchObject({ 'strict-transport-security': 'max-age=31536000', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' })
  await server.close()
})

it('is not served without one to other machines, unless somebody asks for it in words', () => {
  const refused = (environment: Record<string, string>) => {
    try {
      refusePlainOutside(readConfig(environment))
      return false
    } catch (error) {
      return error instanceof Refusal && error.code === 'plain-http-outside'
    }
  }
  expect([{}, { LOOKBACK_HOST: '127.0.0.1' }, { LOOKBACK_HOST: 'localhost' }].map(refused)).toEqual([false, false, false])
  expect(['0.0.0.0', '::', '10.1.2.3', 'county.example'].map((host) => refused({ LOOKBACK_HOST: host }))).toEqual([true, true, true, true])
  for (const setting of [{ LOOKBACK_URL: 'https://county.example' }, { LOOKBACK_PLAIN_HTTP: 'true' }]) {
    expect(refused({ LOOKBACK_HOST: '0.0.0.0', ...setting })).toBe(false)
  }
  expect(refused({ LOOKBACK_HOST: '0.0.0.0', LOOKBACK_URL: 'http://county.example' })).toBe(true)
  expect(new URL(reachedAt('http://0.0.0.0:8080', '0.0.0.0')).port).toBe('8080')
})

it('says which of the two is missing, and which file cannot be read', async () => {
  expect(() => readConfig({ LOOKBACK_CERTIFICATE: 'cert.pem' })).toThrow(/LOOKBACK_CERTIFICATE_KEY/)
  await expect(readCertificate({ certificate: '/nowhere/cert.pem', key: '/nowhere/key.pem' }))
    .rejects.toMatchObject({ code: 'file-unreadable' })
})
