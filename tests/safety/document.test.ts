import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')
/** Where what the document names may lie; it says `access/guard.ts` for a file of the server and `core/…` for one of core. */
const placesOf = (name: string) => ['', 'docs', 'packages/server/src', 'packages/core/src/..'].map((folder) => path.join(root, folder, name))
  .concat(name.startsWith('core/') ? path.join(root, 'packages/core/src', name.slice('core/'.length)) : [])

it('every test and file that the document on safety names is there', async () => {
  const text = await readFile(path.join(root, 'docs/safety.md'), 'utf8')
  const names = [...new Set([...text.matchAll(/`([\w./-]+\/[\w.-]*|[\w./-]+\.(?:ts|md|json))`/g)].map(([, name = '']) => name))].filter((name) => !name.startsWith('/'))
  expect(names.length).toBeGreaterThan(60)
  // One beside another is named without its folder: `access/access.test.ts`, `totp.test.ts`.
  const folders = names.map((name) => path.dirname(name)).filter((folder) => folder !== '.')
  const isThere = (name: string) => placesOf(name).some((place) => existsSync(place)) || (!name.includes('/') && folders.some((folder) => placesOf(path.join(folder, name)).some((place) => existsSync(place))))
  expect(names.filter((name) => !isThere(name))).toEqual([])
})
