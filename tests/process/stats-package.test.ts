import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import * as stats from '@lookback/stats'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'

const run = promisify(execFile)
const repository = path.join(import.meta.dirname, '../..')

/** What the published package does, away from this repository: no TypeScript loader, no neighbours, nothing installed. */
describe('the package stats, packed as for publishing', () => {
  let folder: string

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'stats-package-'))
    const { stdout } = await run('npm', ['pack', '--silent', '--pack-destination', folder], {
      cwd: path.join(repository, 'packages/stats'),
    })
    const home = 'node_modules/@lookback/stats'
    await mkdir(path.join(folder, home), { recursive: true })
    await run('tar', ['-xzf', stdout.trim(), '--strip-components=1', '-C', home], { cwd: folder })
    await writeFile(path.join(folder, 'package.json'), '{ "type": "module" }')
  })

  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('needs no other package', async () => {
    const text = await readFile(path.join(folder, 'node_modules/@lookback/stats/package.json'), 'utf8')
    expect(Object.keys(JSON.parse(text) as object).filter((key) => /dependencies/i.test(key))).toEqual([])
  })

  it('exports the same names and gives the same answers in plain Node from an empty folder', async () => {
    await writeFile(path.join(folder, 'use.js'), `
      import * as stats from '@lookback/stats'
      const random = stats.seededRandom(7)
      process.stdout.write(JSON.stringify({
        names: Object.keys(stats).sort(),
        total: stats.chapman({ first: 60, second: 75, both: 45 }),
        none: stats.chapman({ first: 12, second: 9, both: 0 }).reason,
        plan: stats.lqasPlan({ population: 60, acceptableRate: 0.3, unacceptableRate: 0.5 }),
        drawn: stats.drawSample({ units: ['甲', '乙', '丙', '丁'].map((id) => ({ id })), sample: 2, random }),
      }))
    `)
    const { stdout } = await run(process.execPath, ['use.js'], { cwd: folder })
    expect(JSON.parse(stdout)).toEqual({
      names: Object.keys(stats).sort(),
      total: stats.chapman({ first: 60, second: 75, both: 45 }),
      none: stats.chapman({ first: 12, second: 9, both: 0 }).reason,
      plan: stats.lqasPlan({ population: 60, acceptableRate: 0.3, unacceptableRate: 0.5 }),
      drawn: stats.drawSample({
        units: ['甲', '乙', '丙', '丁'].map((id) => ({ id })), sample: 2, random: stats.seededRandom(7),
      }),
    })
  })

  it('has types that a strict program compiles against', async () => {
    await writeFile(path.join(folder, 'use.ts'), `
      import { chapman, kaplanMeier, type Reason, type TimedObservation } from '@lookback/stats'
      export const why = (both: number): Reason | null => chapman({ first: 9, second: 9, both }).reason
      export const median = (observations: TimedObservation[]): number | null => kaplanMeier({ observations }).median
      // @ts-expect-error A count is a number.
      chapman({ first: '9', second: 9, both: 1 })
    `)
    const compiler = path.join(repository, 'node_modules/typescript/bin/tsc')
    const { stdout } = await run(process.execPath, [
      compiler, '--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2023', '--lib', 'es2023', 'use.ts',
    ], { cwd: folder }).catch((error: unknown) => error as { stdout: string })
    expect(stdout).toBe('')
  })

  it('carries its licence and runs in a browser', async () => {
    const licence = await readFile(path.join(folder, 'node_modules/@lookback/stats/LICENSE'), 'utf8')
    expect(licence).toContain('Apache License')
    await writeFile(path.join(folder, 'entry.js'), `export * from '@lookback/stats'`)
    await build({
      root: folder, configFile: false, logLevel: 'error',
      build: { lib: { entry: 'entry.js', formats: ['iife'], name: 'stats', fileName: () => 'bundle.js' } },
    })
    const browser = await launchBrowser()
    try {
      const page = await browser.newPage()
      await page.addScriptTag({ content: await readFile(path.join(folder, 'dist/bundle.js'), 'utf8') })
      const answers = await page.evaluate(`[
        stats.chapman({ first: 60, second: 75, both: 45 }),
        stats.shrink({
          groups: [{ name: '甲', bad: 3, inspected: 3 }, { name: '乙', bad: 0, inspected: 9 }],
          prior: { alpha: 2.4, beta: 14.3 }, ranking: { threshold: 0.2, random: stats.seededRandom(3), draws: 50 },
        }),
      ]`)
      // A browser's logarithms may differ from Node's in the last digits.
      expect(rounded(answers)).toEqual(rounded([
        stats.chapman({ first: 60, second: 75, both: 45 }),
        stats.shrink({
          groups: [{ name: '甲', bad: 3, inspected: 3 }, { name: '乙', bad: 0, inspected: 9 }],
          prior: { alpha: 2.4, beta: 14.3 }, ranking: { threshold: 0.2, random: stats.seededRandom(3), draws: 50 },
        }),
      ]))
    } finally {
      await browser.close()
    }
  })
})

/** Numbers to ten digits. */
function rounded(told: unknown): unknown {
  return JSON.parse(JSON.stringify(told, (_, value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(10)) : value)))
}
