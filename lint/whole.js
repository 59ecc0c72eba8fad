/**
 * Lints the whole house: `npm run lint`.
 *
 * The parser hands the type checker a single-file component as its script alone, when the component's turn comes. The program changes
 * with each, and what the checker knew of all others is forgotten, some four hundred times. So the components are all opened first; after that nothing changes any more. `eslint <files>` needs none of this.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { ESLint } from 'eslint'
import vueParser from 'vue-eslint-parser'

const root = join(import.meta.dirname, '..')
const cache = join(root, 'node_modules/.cache/eslint/')
const eslint = new ESLint({ cwd: root, cache: true, cacheLocation: cache })

async function openComponents() {
  const source = join(root, 'packages/web/src')
  for (const file of readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.vue'))) {
    const path = join(source, file)
    const { languageOptions } = await eslint.calculateConfigForFile(path)
    vueParser.parseForESLint(readFileSync(path, 'utf8'), { ...languageOptions.parserOptions, filePath: path, loc: true, range: true })
  }
}

// With a cache only what has changed is read again.
if (!existsSync(cache)) await openComponents()
const results = await eslint.lintFiles(['.'])
const formatter = await eslint.loadFormatter('stylish')
process.stdout.write(await formatter.format(results))
process.exitCode = results.some(({ errorCount, warningCount }) => errorCount + warningCount > 0) ? 1 : 0
