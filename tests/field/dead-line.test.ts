import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { listDevices } from '@lookback/core/sync'
import { describe, expect, it } from 'vitest'
import { CountyServer } from '../../packages/web/src/field/sync/phone/county-server.ts'

describe('a line that dies without a word', () => {
  it.each([
    ['before it answers', () => undefined],
    ['in the middle of the answer', (response: { write: (text: string) => unknown }) => response.write('{"devices":')],
  ])('%s ends the request as a server that cannot be reached', async (_, say) => {
    const silent = createServer((_request, response) => say(response))
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    try {
      const { port } = silent.address() as AddressInfo
      const server = new CountyServer({ fetch, origin: `http://127.0.0.1:${port}` }, 200)
      await expect(server.call(listDevices, {})).rejects.toMatchObject({ code: 'unreachable' })
    } finally {
      silent.closeAllConnections()
      silent.close()
    }
  })
})
