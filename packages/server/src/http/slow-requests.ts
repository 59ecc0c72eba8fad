import type { IncomingMessage, Server } from 'node:http'

/** Within so long the head of a request has arrived. */
const HEAD_WITHIN_MS = 20_000
/**
 * So long a connection is kept open on which nothing is asked. A slow phone takes seconds over what it was sent and opening another costs it
 * seconds more; longer than proxies keep theirs, or one of them asks on a connection that is being closed.
 */
const KEPT_OPEN_MS = 75_000
/** Every so often it is looked at how much of a body has arrived since. */
const LOOKED_EVERY_MS = 15_000
/** Whoever sends less than this in that time is cut off, in bytes: a village's line is ten times as fast. */
const LEAST_BYTES = 8_000

/**
 * Closes connections whose requests come so slowly that they only hold the server, within a minute. A large body may take its
 * time as long as it moves.
 */
export function closeSlow(server: Server): Server {
  server.headersTimeout = HEAD_WITHIN_MS
  server.keepAliveTimeout = KEPT_OPEN_MS
  // The time that a whole request may take is no measure: photos come over bad lines.
  server.requestTimeout = 0
  /** How much had come of each when it was last looked at; null for one that has come since. */
  const arriving = new Map<IncomingMessage, number | null>()
  server.on('request', (request: IncomingMessage) => {
    if (request.headers['content-length'] === undefined && request.headers['transfer-encoding'] === undefined) return
    arriving.set(request, null)
    request.once('close', () => arriving.delete(request))
  })
  const timer = setInterval(() => {
    for (const [request, before] of arriving) {
      const { bytesRead } = request.socket
      if (request.complete) arriving.delete(request)
      // Where nobody reads what has come, it is not the sender who is slow; and who has just begun has not had the time.
      else if (before !== null && bytesRead - before < LEAST_BYTES && request.readableLength < request.readableHighWaterMark) request.socket.destroy()
      else arriving.set(request, bytesRead)
    }
  }, LOOKED_EVERY_MS)
  timer.unref()
  server.once('close', () => clearInterval(timer))
  return server
}
