import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import type { Plugin } from 'vite'

const languages = ['zh-CN', 'en'] as const
const PREFIX = 'virtual:words-'
/** `import('./words/zh-CN.ts')`, `import('../words/form.en.ts')`, `import('./words/parameters/en.ts')`. */
const importOfWords = /import\((['"])([^'"]*\/words\/(?:[a-z]+\/)?(?:[a-z]+\.)?(?:zh-CN|en)\.ts)\1\)/g

/**
 * All words of one language in one file: each capability has its own, which without this are a request each. Whatever asks
 * for one of them gets it out of the language's file; the other language is not fetched. What is shown on few pages stands in
 * a folder of `words`, such as `words/parameters`, and is such a file of its own.
 * @param folders those whose `words`, or whose folders' `words`, the application shows
 * @param later the same, for what the first page does without: a file of its own
 */
export function oneFileALanguage(folders: readonly string[], later: readonly string[] = []): Plugin {
  const wordsIn = folders.flatMap(wordsFolders)
  const laterIn = later.flatMap(wordsFolders)
  const filesOf = (of: readonly string[], language: string) => of
    .flatMap((folder) => readdirSync(folder).map((name) => path.join(folder, name)))
    .filter((file) => file.endsWith(`${path.sep}${language}.ts`) || file.endsWith(`.${language}.ts`)).sort()
  const deeper = new Set([...wordsIn, ...laterIn].flatMap(foldersIn))
  const within = (part: string) => [...wordsIn, ...laterIn].map((folder) => path.join(folder, part)).filter((folder) => existsSync(folder))
  const files = new Map(languages.flatMap((language): [string, string[]][] => [
    [language, filesOf(wordsIn, language)],
    [`later-${language}`, filesOf(laterIn, language)],
    ...[...deeper].map((part): [string, string[]] => [`${part}-${language}`, filesOf(within(part), language)]),
  ]))
  const places = new Map([...files].flatMap(([name, all]) => all.map((file, place): [string, string] =>
    [file, `import('${PREFIX}${name}').then((all) => all.words${place})`])))
  return {
    name: 'one-file-a-language',
    apply: 'build',
    enforce: 'pre',
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : null),
    load(id) {
      const own = id.startsWith(`\0${PREFIX}`) ? files.get(id.slice(PREFIX.length + 1)) : undefined
      return own === undefined ? null : own.map((file, place) => `export * as words${place} from ${JSON.stringify(file)}`).join('\n')
    },
    transform(code, id) {
      if (!code.includes('/words/')) return null
      return code.replace(importOfWords, (whole, _quote: string, file: string) => places.get(path.resolve(path.dirname(id), file)) ?? whole)
    },
  }
}

/** The folder's own `words`, and those of the folders in it. */
function wordsFolders(folder: string): string[] {
  const within = foldersIn(folder).map((name) => path.join(folder, name, 'words'))
  return [path.join(folder, 'words'), ...within].filter((one) => existsSync(one))
}

function foldersIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name)
}
