import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { CountyServer } from './county-server.ts'

describe('a line that dies without a word', () => {
  afterEach(() => {
    vi.useRealTimers()
  })

  it('ends the request as a server that cannot be reached', async () => {
    let arrived = () => {}
    const asked = new Promise<void>((resolve) => (arrived = resolve))
    const silent = createServer(() => arrived())
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    try {
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
      const { port } = silent.address() as AddressInfo
      const failed = new CountyServer({ fetch, origin: `http://127.0.0.1:${port}` })
        .request('/api/evidence-uploads/1', { method: 'HEAD' }).then(() => null, (error: unknown) => error)
      await asked
      vi.advanceTimersByTime(120_000)
      expect(await failed).toMatchObject({ code: 'unreachable' })
    } finally {
      silent.closeAllConnections()
      silent.close()
    }
  })
})
