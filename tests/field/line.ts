import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer, request as httpRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

/** What becomes of a request on its way: it goes through, it hangs as on a dead line, or its answer is lost. */
export type Fate = 'through' | 'hangs' | 'answer-lost'

/** The line between phones and county: one address whatever server is behind it, and cut where a test wants it. */
export interface Line {
  url: string
  port: number
  /** Puts a server behind the line; null for none. */
  lead: (port: number | null) => void
  /** Decides what becomes of a request; asked once it has wholly arrived at the line. */
  fate: (request: { method: string; path: string }) => Fate
  /** Told when a request has wholly been passed on to the server. */
  passed: (request: { method: string; path: string }) => void
  /** Told when the server has answered. */
  answered: (request: { method: string; path: string }) => void
  /** Changes a text on its way to the phone: a new version of the application. */
  rewrite: ((path: string, text: string) => string) | null
  close: () => Promise<void>
}

export async function layLine(): Promise<Line> {
  let port: number | null = null
  const server = createServer((request, response) => void carry(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const line: Line = {
    url: '', port: (server.address() as AddressInfo).port,
    lead: (next) => (port = next),
    fate: () => 'through', passed: () => undefined, answered: () => undefined, rewrite: null,
    close: () => new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    }),
  }
  // `localhost` is as good as https for a browser.
  line.url = `http://localhost:${line.port}`

  async function carry(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const { method = 'GET', url: path = '/' } = incoming
    const body = await buffer(incoming).catch(() => null)
    const fate = line.fate({ method, path })
    if (body === null || fate === 'hangs') return
    if (port === null) return void outgoing.destroy()
    const headers = { ...incoming.headers, ...(line.rewrite ? { 'accept-encoding': 'identity' } : {}) }
    const onward = httpRequest({ host: '127.0.0.1', port, method, path, headers }, (answer) => {
      line.answered({ method, path })
      if (fate === 'answer-lost') outgoing.destroy()
      else void pass(path, answer, outgoing)
    })
    onward.on('error', () => outgoing.destroy())
    onward.end(body, () => line.passed({ method, path }))
  }

  async function pass(path: string, answer: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const text = /javascript|html/.test(answer.headers['content-type'] ?? '')
    if (!line.rewrite || !text) {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.on('error', () => outgoing.destroy())
      answer.pipe(outgoing)
      return
    }
    const changed = line.rewrite(path, (await buffer(answer)).toString())
    outgoing.writeHead(answer.statusCode ?? 502, { 'content-type': answer.headers['content-type'], 'cache-control': 'no-cache' })
    outgoing.end(changed)
  }

  return line
}
