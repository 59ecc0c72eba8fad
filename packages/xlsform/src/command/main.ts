#!/usr/bin/env node
import { run } from './run.ts'

const language = process.env['LC_ALL'] ?? process.env['LC_MESSAGES'] ?? process.env['LANG'] ?? ''

process.exitCode = await run(process.argv.slice(2), language, {
  print: text => process.stdout.write(`${text}\n`),
  say: text => process.stderr.write(`${text}\n`),
})
