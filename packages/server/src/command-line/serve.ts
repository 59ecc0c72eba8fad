import { existsSync } from 'node:fs'
import path from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { Locale } from '@lookback/core/kernel'
import { refusalSentence } from '@lookback/core/words'
import type { Config } from '../config.ts'
import { projectFolder } from '../config.ts'
import { openDatabase } from '../database/open.ts'
import { sayOfDisk, startDaily } from '../jobs/index.ts'
import { clearKilledWrites, tryContents } from '../evidence/index.ts'
import { readCertificate } from '../http/certificate.ts'
import { buildServer } from '../build-server.ts'
import { interruptImports } from '../register/index.ts'
import { routes } from '../routes.ts'
import { reachedAt, refusePlainOutside, refuseUnusableAddress } from './address.ts'
import { print, say } from './console.ts'
import { showDemoAccounts, showMissingDemo } from './demo.ts'
import { whenParentGone } from './parent.ts'
import type { Texts } from './words.ts'
import { buildApplication, openingOf } from './with-application.ts'

const webFolder = path.join(projectFolder, 'packages/web/dist')

interface ServeOptions {
  /** Create the demo county first where there is no county yet. */
  demo: boolean
  startedByNpm: boolean
  locale: Locale
}

/** Serves until the process is told to stop; then the database is closed cleanly. */
export async function serve(config: Config, options: ServeOptions, texts: Texts): Promise<void> {
  refusePlainOutside(config)
  // What fails where nobody waits for it is told here, and takes nobody else's work along.
  process.on('unhandledRejection', (error) => process.emitWarning(error instanceof Error ? error : String(error)))
  say(texts.starting)
  const opened = await openDatabase(openingOf(config))
  let server: FastifyInstance | null = null
  let stopDaily = async () => {}
  const stopping = stopOnce(options, async () => {
    say(texts.stopping)
    await server?.close()
    await stopDaily()
    await opened.close()
    say(texts.stopped)
  })
  try {
    if (opened.adopted) say(texts.takenOver)
    await refuseUnusableAddress(config)
    if (options.demo) await showMissingDemo(await buildApplication(opened, config), texts)
    const application = await buildApplication(opened, config)
    await interruptImports(application)
    await clearKilledWrites(application.filesFolder)
    const unusable = await tryContents(application.contents)
    if (unusable) say(refusalSentence(unusable.code, unusable.details, options.locale))
    const tls = config.certificate ? { tls: await readCertificate(config.certificate) } : {}
    server = await buildServer(application, { routes, webFolder, log: true, trustedProxies: config.trustedProxies, ...tls })
    const address = reachedAt(await server.listen({ host: config.host, port: config.port }), config.host)
    application.publicUrl = config.publicUrl ?? (config.certificate ? address.replace(/^http:/, 'https:') : address)
    for (const { code, details } of await sayOfDisk(application)) say(refusalSentence(code, details, options.locale))
    stopDaily = startDaily(application, (doubt) => say(refusalSentence(doubt.code, doubt.details, options.locale)))
    print(texts.address(application.publicUrl))
    if (!existsSync(path.join(webFolder, 'index.html'))) say(texts.noConsole)
    await showDemoAccounts(application, texts)
  } catch (error) {
    const askedToStop = stopping.begun()
    await stopping.stop()
    // Work that was under way when the database closed has failed for that reason alone.
    if (!askedToStop) throw error
  }
}

/** Ctrl-C and a plain kill close the database; a second one while that goes on changes nothing. */
function stopOnce({ startedByNpm }: ServeOptions, close: () => Promise<void>) {
  let stopping: Promise<void> | null = null
  const stop = () => (stopping ??= close())
  const stopAndExit = () => {
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        say(error instanceof Error ? error.message : String(error))
        process.exit(1)
      },
    )
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stopAndExit)
  if (startedByNpm) whenParentGone(stopAndExit)
  return { stop, begun: () => stopping !== null }
}
