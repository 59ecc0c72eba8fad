import path from 'node:path'
import statics from '@fastify/static'
import type { FastifyInstance } from 'fastify'

/** Serves the built pages: the console at `/`, the phone application at `/field/`. */
export async function servePages(server: FastifyInstance, root: string): Promise<void> {
  await server.register(statics, {
    root,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (response, file) => {
      // What is named by its content never changes; a page or worker kept too long would hide a new version.
      const isNamedByContent = file.includes(`${path.sep}assets${path.sep}`)
      response.setHeader('cache-control', isNamedByContent ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  // Without the slash the phone's worker would not be in charge of the page.
  server.get('/field', (_, reply) => reply.redirect('/field/'))
}

/** The page that answers an address inside one of the two applications. */
export function pageFor(url: string): string {
  return isPhonePage(url) ? 'field/index.html' : 'index.html'
}

/** In seconds: for so long a browser that was here by https comes back by nothing else. */
const A_YEAR = 31_536_000

/**
 * No foreign script, style, frame or form; Element Plus, ECharts and Vant set inline styles. The form engine on the
 * phone brings its XPath parser as WebAssembly, which the console has no need of.
 */
export function securityHeaders(url: string, overTls: boolean): Record<string, string> {
  const scripts = isPhonePage(url) ? "script-src 'self' 'wasm-unsafe-eval'; " : ''
  return {
    'content-security-policy':
      `default-src 'self'; ${scripts}img-src 'self' data: blob:; media-src 'self' blob:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'; ` +
      "form-action 'self'; base-uri 'self'",
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'x-frame-options': 'DENY',
    ...(overTls ? { 'strict-transport-security': `max-age=${A_YEAR}` } : {}),
  }
}

function isPhonePage(url: string): boolean {
  return /^\/field(\/|\?|$)/.test(url)
}
