import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Application } from '../kit/application.ts'
import { buildServer } from '../build-server.ts'

const root = mkdtempSync(path.join(tmpdir(), 'lookback-pages-'))
let server: FastifyInstance
let url: string

beforeAll(async () => {
  mkdirSync(path.join(root, 'field/assets'), { recursive: true })
  writeFileSync(path.join(root, 'index.html'), 'the console')
  writeFileSync(path.join(root, 'field/index.html'), 'the phone')
  writeFileSync(path.join(root, 'field/service-worker.js'), 'worker()')
  writeFileSync(path.join(root, 'field/assets/start-AbCd1234.js'), 'start()')
  // No route of a capability is asked for, so that nothing of the application is used.
  server = await buildServer({} as Application, { routes: [], webFolder: root, log: false })
  url = await server.listen({ host: '127.0.0.1', port: 0 })
})

afterAll(async () => {
  await server.close()
  rmSync(root, { recursive: true })
})

const get = (address: string, accept = '*/*') => fetch(url + address, { headers: { accept }, redirect: 'manual' })

it('opens every address of an application with its own page', async () => {
  const pages = ['/', '/problems/7', '/fields', '/field/', '/field/households/7/visit', '/field/?from=icon']
  const texts = await Promise.all(pages.map(async (page) => (await get(page, 'text/html')).text()))
  expect(texts).toEqual(['the console', 'the console', 'the console', 'the phone', 'the phone', 'the phone'])
})

it('sends the address without a slash to where the worker is in charge', async () => {
  const reply = await get('/field', 'text/html')
  expect([reply.status, reply.headers.get('location')]).toEqual([302, '/field/'])
})

it('lets what is named by its content be kept for ever, and pages and worker never without asking', async () => {
  const kept = async (address: string) => (await get(address)).headers.get('cache-control')
  expect(await kept('/field/assets/start-AbCd1234.js')).toBe('public, max-age=31536000, immutable')
  expect(await kept('/field/service-worker.js')).toBe('no-cache')
  expect(await kept('/field/')).toBe('no-cache')
})

it('answers a part of an old version that is gone as unknown, not with a page', async () => {
  const reply = await get('/field/assets/start-Gone5678.js')
  expect([reply.status, await reply.json()]).toEqual([404, expect.objectContaining({ code: 'route-unknown' })])
})

it('lets only the phone run WebAssembly, and neither run what the page did not bring', async () => {
  const policy = async (address: string) => (await get(address, 'text/html')).headers.get('content-security-policy')
  expect(await policy('/field/')).toContain("script-src 'self' 'wasm-unsafe-eval';")
  expect(await policy('/')).toContain("default-src 'self';")
  expect(await policy('/')).not.toContain('unsafe-eval')
})
