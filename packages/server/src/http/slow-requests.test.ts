import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { connect } from 'node:net'
import { afterEach, expect, it, vi } from 'vitest'
import { closeSlow } from './slow-requests.ts'

afterEach(() => vi.useRealTimers())

it('whoever sends next to nothing is cut off within a minute; a large body that moves is taken whole, and nobody is cut off who has just begun', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const whole: number[] = []
  let received = 0
  const server = closeSlow(createServer((request, response) => {
    let bytes = 0
    request.on('data', (part: Buffer) => {
      bytes += part.length
      received += part.length
    })
    request.on('end', () => {
      whole.push(bytes)
      response.end()
    })
  }))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const open = async (length: number) => {
    const socket = connect(port, '127.0.0.1')
    socket.on('error', () => undefined)
    const arrived = new Promise<void>((resolve) => server.once('request', () => resolve()))
    socket.write(`POST / HTTP/1.1\r\nhost: x\r\ncontent-length: ${length}\r\n\r\n`)
    await arrived
    return socket
  }
  const slow = await open(1_000_000)
  const moving = await open(60_000)
  const closed = new Promise<void>((resolve) => slow.once('close', () => resolve()))
  const sent = async (bytes: number) => {
    const before = received
    moving.write(Buffer.alloc(bytes))
    await expect.poll(() => received).toBeGreaterThanOrEqual(before + bytes)
  }
  await sent(20_000)
  slow.write('x')
  await vi.advanceTimersByTimeAsync(15_000)
  await sent(20_000)
  // Begun a moment before it is looked.
  const fresh = await open(10)
  await vi.advanceTimersByTimeAsync(15_000)
  await closed
  fresh.write(Buffer.alloc(10))
  await expect.poll(() => whole).toEqual([10])
  await sent(20_000)
  await expect.poll(() => whole).toEqual([10, 60_000])
  fresh.destroy()
  moving.destroy()
  expect(server.headersTimeout).toBeLessThanOrEqual(60_000)
  // Nobody is slow who has been answered: what proxies keep open for a minute is not closed under them.
  expect(server.keepAliveTimeout).toBeGreaterThan(60_000)
  server.close()
})
