import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Linter } from 'eslint'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { house } from '../../lint/house.js'

/** A package made of a few files, and what a rule says of one of them. */
describe('the rules of the house', () => {
  let folder: string

  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'lookback-lint-'))
  })
  afterEach(() => {
    rmSync(folder, { recursive: true })
  })

  function complaints(rule: string, files: Readonly<Record<string, string>>, about: string, options?: object): (string | undefined)[] {
    const sources = path.join(folder, 'packages', 'made', 'src')
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(sources, name)), { recursive: true })
      writeFileSync(path.join(sources, name), text)
    }
    const linter = new Linter({ cwd: folder })
    const config: Linter.Config = { files: ['**/*.ts'], plugins: { house }, rules: { [`house/${rule}`]: options ? ['error', options] : 'error' } }
    return linter.verify(files[about] ?? '', config, path.join(sources, about)).map(({ message }) => message)
  }

  it('find a circle of files, and of folders whose files are in none', () => {
    const files = {
      'a/one.ts': "import '../b/two.ts'", 'b/two.ts': "import './three.ts'", 'b/three.ts': "import '../a/one.ts'",
      'c/left.ts': "import '../d/right.ts'", 'd/right.ts': '', 'd/other.ts': "import '../c/alone.ts'", 'c/alone.ts': '',
    }
    expect(complaints('no-circle', files, 'a/one.ts')).toEqual([expect.stringContaining('b/two.ts → b/three.ts → a/one.ts')])
    expect(complaints('no-circle', files, 'c/left.ts')).toEqual([])
    expect(complaints('no-circle', files, 'c/left.ts', { rooms: true })).toEqual([expect.stringContaining('d → c')])
    expect(complaints('no-circle', files, 'd/right.ts', { rooms: true })).toEqual([])
  })

  it('let nobody into another capability but through its index, and its manifest only into the list', () => {
    const files = {
      'a/one.ts': "import '../b/inside.ts'", 'a/good.ts': "import '../b/index.ts'\nimport './one.ts'\nimport '../kit/any.ts'",
      'list.ts': "import './b/capability.ts'", 'b/index.ts': '', 'b/inside.ts': '', 'b/capability.ts': '', 'kit/any.ts': '',
    }
    const options = { open: ['kit'], lists: ['list.ts'] }
    expect(complaints('through-index', files, 'a/one.ts', options)).toHaveLength(1)
    expect(complaints('through-index', files, 'a/good.ts', options)).toEqual([])
    expect(complaints('through-index', files, 'list.ts', options)).toEqual([])
    expect(complaints('through-index', files, 'list.ts', { open: ['kit'] })).toHaveLength(1)
  })

  it('find SQL and what people read where they do not belong', () => {
    const files = { 'a.ts': "sql`select 1`\ndatabase.selectFrom('person')\nsay('已保存')\nsay(`第 ${1}`)\nsay('saved')" }
    expect(complaints('sql-in-queries', files, 'a.ts')).toHaveLength(2)
    expect(complaints('texts-in-words', files, 'a.ts')).toHaveLength(2)
  })
})
