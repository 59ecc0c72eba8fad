import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Plugin } from 'vite'

interface PrecacheEntry {
  url: string
  /** Null where the name itself changes with the content. */
  revision: string | null
}

const PLACEHOLDER = '__PRECACHE__'

/**
 * Writes the list of every file of the application into its service worker, so that whoever has opened it once can open
 * every page of it without a network. A list that lacked one chunk would fail in the village and nowhere else.
 * @param worker file name of the built worker
 * @param publicFolder files that are copied as they are
 */
export function precache(worker: string, publicFolder: string): Plugin {
  return {
    name: 'precache',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const built = Object.values(bundle)
          .filter(({ fileName }) => fileName !== worker && !/\.(gz|map)$/.test(fileName))
          .map((file) => entry(file.fileName, file.type === 'chunk' ? file.code : file.source))
        const copied = readdirSync(publicFolder).map((name) => entry(name, readFileSync(path.join(publicFolder, name))))
        const chunk = bundle[worker]
        if (chunk?.type !== 'chunk' || !chunk.code.includes(PLACEHOLDER)) this.error(`${worker} takes no list of files`)
        else if (chunk.imports.length + chunk.dynamicImports.length > 0) this.error(`${worker} must be one file`)
        else chunk.code = chunk.code.replace(PLACEHOLDER, JSON.stringify([...built, ...copied]))
      },
    },
  }
}

function entry(url: string, content: string | Uint8Array): PrecacheEntry {
  const isNamedByContent = /^assets\/.+-[\w-]{8}\.\w+$/.test(url)
  return { url, revision: isNamedByContent ? null : createHash('sha256').update(content).digest('hex').slice(0, 16) }
}
