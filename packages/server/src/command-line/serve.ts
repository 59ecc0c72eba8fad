import { existsSync } from 'node:fs'
import path from 'node:path'
import type { FastifyInstance } from 'fastify'
import { demoAccounts, demoPassword } from '../access/demo-accounts.ts'
import { listCounties } from '../access/queries.ts'
import type { Application } from '../application.ts'
import type { Config } from '../config.ts'
import { projectFolder } from '../config.ts'
import { openDatabase } from '../database/open.ts'
import { startDaily } from '../daily/schedule.ts'
import { createDemoCounty } from '../demo/create-demo-county.ts'
import { readCertificate } from '../http/certificate.ts'
import { buildServer } from '../http/server.ts'
import { interruptImports } from '../register/import/run-import.ts'
import { routes } from '../routes.ts'
import { endProgress, print, progressLine, say } from './console.ts'
import type { Texts } from './texts.ts'
import { buildApplication } from './with-application.ts'

const webFolder = path.join(projectFolder, 'packages/web/dist')

/** Serves until the process is told to stop; then the database is closed cleanly. */
export async function serve(config: Config, options: { demo: boolean }, texts: Texts): Promise<void> {
  say(texts.starting)
  const opened = await openDatabase(config)
  let server: FastifyInstance | null = null
  let stopDaily = async () => {}
  const stop = stopOnce(async () => {
    say(texts.stopping)
    await server?.close()
    await stopDaily()
    await opened.close()
    say(texts.stopped)
  })
  try {
    if (opened.adopted) say(texts.takenOver)
    if (options.demo && (await listCounties(opened.database)).length === 0) {
      await showDemoCreation(await buildApplication(opened, config), texts)
    }
    const application = await buildApplication(opened, config)
    await interruptImports(application)
    const tls = config.certificate ? { tls: await readCertificate(config.certificate) } : {}
    server = await buildServer(application, { routes, webFolder, log: true, ...tls })
    const address = await server.listen({ host: config.host, port: config.port })
    application.publicUrl = config.publicUrl ?? (config.certificate ? address.replace(/^http:/, 'https:') : address)
    stopDaily = startDaily(application)
    print(texts.address(application.publicUrl))
    if (!existsSync(path.join(webFolder, 'index.html'))) say(texts.noConsole)
    await showDemoAccounts(application, texts)
  } catch (error) {
    await stop()
    throw error
  }
}

/** Ctrl-C and a plain kill close the database; a second one while that goes on changes nothing. */
function stopOnce(close: () => Promise<void>): () => Promise<void> {
  let stopping: Promise<void> | null = null
  const stop = () => (stopping ??= close())
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      stop().then(
        () => process.exit(0),
        (error: unknown) => {
          say(error instanceof Error ? error.message : String(error))
          process.exit(1)
        },
      )
    })
  }
  return stop
}

export async function showDemoCreation(application: Application, texts: Texts): Promise<void> {
  say(texts.demoStarting)
  const started = performance.now()
  const line = progressLine()
  await createDemoCounty(application, (step, done, total) => line(texts.progress(texts.steps[step], done, total)))
  endProgress()
  say(texts.demoDone(Math.round((performance.now() - started) / 1_000)))
}

async function showDemoAccounts(application: Application, texts: Texts): Promise<void> {
  const demo = (await listCounties(application.database)).find((county) => county.isDemo)
  if (!demo) return
  print(`${texts.accounts}${demoPassword}）`)
  for (const account of await demoAccounts(application.database, demo.code)) {
    print(texts.accountLine(account.loginName, `${account.title} ${account.name}`))
  }
}
