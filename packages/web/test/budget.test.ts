import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'

/** What the phone's application weighs; asked of the built files, as they are served. */
const assets = path.join(import.meta.dirname, '../dist/field/assets')

function named(start: string): string {
  const name = readdirSync(assets).find((file) => file.startsWith(start) && file.endsWith('.js'))
  if (name === undefined) throw new Error(`${start} is not built: npm run build`)
  return name
}

/** A file and all that it cannot run without. */
function withImports(name: string, seen = new Set<string>()): Set<string> {
  if (seen.has(name)) return seen
  seen.add(name)
  for (const [, other = ''] of readFileSync(path.join(assets, name), 'utf8').matchAll(/(?:from|import)"\.\/([^"]+\.js)"/g)) withImports(other, seen)
  return seen
}

const compressed = (name: string) => gzipSync(readFileSync(path.join(assets, name)), { level: 9 }).length

describe('the phone’s application', () => {
  it('is built', () => expect(existsSync(assets), 'npm run build').toBe(true))

  const weightOf = (starts: readonly string[]) =>
    [...new Set(starts.flatMap((start) => [...withImports(named(start))]))].reduce((sum, name) => sum + compressed(name), 0)
  const shell = ['index-', '_virtual_words-zh-CN']
  /** What reads and writes the phone's store, fetched after the first page. */
  const whole = ['engine-', 'device-', '_virtual_words-later-zh-CN']

  it.each(['SignInPage-', 'PinPage-'])('opens its first page with no more than 82 kB compressed: %s', (page) => {
    expect(weightOf([...shell, page])).toBeLessThan(82_000)
  })

  it('fetches no more than 119 kB compressed after it, to sign in or to open what is kept', () => {
    expect(weightOf([...shell, 'PinPage-', ...whole]) - weightOf([...shell, 'PinPage-'])).toBeLessThan(119_000)
  })

  it('fetches the words of one language at once, and those of no other', () => {
    const words = [...withImports(named('_virtual_words-zh-CN')), ...withImports(named('_virtual_words-later-zh-CN'))].map((name) => readFileSync(path.join(assets, name), 'utf8'))
    expect(words.filter((text) => text.length > 1_000).length).toBeLessThanOrEqual(3)
    const english = [...withImports(named('_virtual_words-en')), ...withImports(named('_virtual_words-later-en'))].map((name) => readFileSync(path.join(assets, name), 'utf8'))
    expect(english.some((text) => text.includes('整改'))).toBe(false)
  })

  it('keeps every term that its pages name, whatever of the desk’s words is left out', () => {
    const folder = path.join(import.meta.dirname, '../src/field')
    const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /(?<!\.test)\.(?:ts|vue)$/.test(name))
    const asked = new Set(pages.flatMap((name) => [...readFileSync(path.join(folder, name), 'utf8').matchAll(/\bterm\.(\w+)\.\$\{/g)].map(([, term = '']) => term)))
    expect(asked.size).toBeGreaterThan(10)
    const words = ['_virtual_words-zh-CN', '_virtual_words-later-zh-CN'].map((name) => readFileSync(path.join(assets, named(name)), 'utf8')).join('')
    expect([...asked].filter((term) => !words.includes(`${term}:{`))).toEqual([])
  })

  it('fetches the table of how names are read with no page: by itself, when somebody can search', () => {
    const scripts = readdirSync(assets).filter((name) => name.endsWith('.js'))
    const [table = '', ...others] = scripts.filter((name) => readFileSync(path.join(assets, name), 'utf8').includes('zhuai zhuan zhuang'))
    expect(others).toEqual([])
    expect(compressed(table)).toBeLessThan(45_000)
    const pages = [...shell, ...whole, 'HouseholdsPage-', 'HouseholdPage-', 'WorkPage-'].flatMap((start) => [...withImports(named(start))])
    expect(pages).not.toContain(table)
  })
})
