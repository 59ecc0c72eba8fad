import { readFileSync } from 'node:fs'
import path from 'node:path'
import { build } from 'vite'
import { expect, test } from 'vitest'
import { launchBrowser } from '../../../tests/support/browser.ts'
import { convert } from '../src/index.ts'
import { readXlsx } from '../src/read/index.ts'

const workbook = readFileSync(path.join(import.meta.dirname, '../../../demo/forms/household-check.xlsx'))

/** The package for a page, as a bundler makes it of its sources: what only Node.js has would not build. */
async function bundled(): Promise<string> {
  const entry = path.join(import.meta.dirname, 'support/for-a-page.ts')
  const result = await build({
    configFile: false, root: import.meta.dirname, logLevel: 'error', resolve: { conditions: ['source', 'browser', 'import'] },
    build: { write: false, lib: { entry, formats: ['iife'], name: 'xlsform' } },
  })
  for (const one of [result].flat()) if ('output' in one) return one.output[0].code
  throw new Error('nothing was built')
}

test('a workbook is read and compiled in a browser as in Node.js', { timeout: 120_000 }, async () => {
  const browser = await launchBrowser()
  try {
    const page = await browser.newPage()
    await page.addScriptTag({ content: await bundled() })
    const xform = await page.evaluate(async (base64) => {
      const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))
      const { xlsform } = globalThis as unknown as { xlsform: { convert: typeof convert, readXlsx: typeof readXlsx } }
      return xlsform.convert(await xlsform.readXlsx(bytes), { formId: 'household-check' }).xform
    }, workbook.toString('base64'))
    expect(xform).toBe(convert(await readXlsx(workbook), { formId: 'household-check' }).xform)
    await expect(page.evaluate(async () => {
      const { xlsform } = globalThis as unknown as { xlsform: { readXlsx: typeof readXlsx } }
      return xlsform.readXlsx(new Uint8Array(2_000))
    })).rejects.toThrow()
  } finally {
    await browser.close()
  }
})
