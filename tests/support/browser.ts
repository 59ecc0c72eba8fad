import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'
import type { Browser } from 'playwright-core'

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** Quiet and without services that would reach for the network. */
const flags = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--font-render-hinting=none',
]

/**
 * A real browser: the system's Chromium, or else the one that comes whole from the npm registry.
 * @param more flags of one test
 */
export async function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  const executablePath = process.env['CHROMIUM_PATH'] ?? installed.find((path) => existsSync(path)) ?? (await packagedChromium())
  return chromium.launch({ executablePath, args: [...flags, ...more] })
}

async function packagedChromium(): Promise<string> {
  // The package unpacks the shared libraries that Chromium needs only where it believes to be on that platform.
  process.env['AWS_LAMBDA_JS_RUNTIME'] ??= 'nodejs20.x'
  const { default: packaged } = await import('@sparticuz/chromium')
  packaged.setGraphicsMode = false
  return packaged.executablePath()
}
