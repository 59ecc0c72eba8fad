import http from 'node:http'
import { gunzipSync } from 'node:zlib'
import { benchCounty } from './register-workbook.ts'
import { password } from './county.ts'

export interface Reply {
  status: number
  headers: http.IncomingHttpHeaders
  readonly body: string
  /** Of the body, as they came over the line. */
  bytes: number
}

/** One user's connection, kept open between requests. */
export class Client {
  readonly #agent: http.Agent
  readonly #url: string
  #headers: Record<string, string> = {}

  /** @param agent whose connections are used; one of its own when left out */
  constructor(url: string, agent = new http.Agent({ keepAlive: true, maxSockets: 1 })) {
    this.#url = url
    this.#agent = agent
  }

  send(method: 'GET' | 'POST' | 'PUT', path: string, body?: Buffer, headers: Record<string, string> = {}): Promise<Reply> {
    return new Promise((resolve, reject) => {
      const length = body ? { 'content-length': String(body.length) } : {}
      const request = http.request(new URL(path, this.#url), {
        method, agent: this.#agent, headers: { ...this.#headers, ...headers, ...length },
      }, (response) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('error', reject)
        response.on('end', () => {
          const { statusCode = 0, headers: replied } = response
          const content = Buffer.concat(parts)
          const isPacked = replied['content-encoding'] === 'gzip'
          resolve({
            status: statusCode, headers: replied, bytes: content.length,
            // Unpacked by whoever reads it: what waits for an answer alone does not take the machine's time for it.
            get body() { return (isPacked ? gunzipSync(content) : content).toString() },
          })
        })
      })
      request.on('error', (error: NodeJS.ErrnoException) => {
        // A connection that was kept open is closed by the server after a while: what was just put on it is sent anew, as browsers do.
        if (request.reusedSocket && error.code === 'ECONNRESET') resolve(this.send(method, path, body, headers))
        else reject(error)
      })
      request.end(body)
    })
  }

  /** @throws {Error} for every answer but 200 */
  async get(path: string): Promise<string> {
    const { status, body } = await this.send('GET', path)
    if (status !== 200) throw new Error(`GET ${path} answered ${status}: ${body.slice(0, 300)}`)
    return body
  }

  async signIn(loginName: string): Promise<void> {
    const body = Buffer.from(JSON.stringify({ county: benchCounty.code, loginName, password }))
    const { status, headers } = await this.send('POST', '/api/session', body, { 'content-type': 'application/json' })
    const token = headers['x-session-token']
    if (typeof token !== 'string') throw new Error(`sign-in as ${loginName} answered ${status}`)
    this.useToken(token)
  }

  /** Goes on in a session that there is. */
  useToken(token: string): void {
    this.#headers = { authorization: `Bearer ${token}` }
  }

  close(): void {
    this.#agent.destroy()
  }
}

/** Signed-in clients for some work, closed afterwards. */
export async function withClients<Result>(
  url: string, loginNames: readonly string[], work: (clients: readonly Client[]) => Promise<Result>,
): Promise<Result> {
  const clients = loginNames.map(() => new Client(url))
  try {
    for (const [index, client] of clients.entries()) await client.signIn(loginNames[index] ?? '')
    return await work(clients)
  } finally {
    for (const client of clients) client.close()
  }
}
