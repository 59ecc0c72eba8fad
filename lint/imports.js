import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/**
 * Who imports whom, of all sources of a package: types included, tests left out. Read once a process.
 * @typedef {{ files: Map<string, Set<string>>, rooms: Map<string, Map<string, string>> }} Imports
 */

/** @type {Map<string, Imports>} */
const read = new Map()

/** A test, what tests stand on, and what is generated see what they need. */
const isAside = (name) => /\.(test|fixture|setup|gen)\.ts$/.test(name)

/** The folder of a package's sources that a file belongs to; null where it belongs to none. */
export function sourcesOf(file) {
  return /^(.*\/packages\/[a-z]+\/src(?:\/console|\/field)?)\//.exec(file)?.[1] ?? null
}

/** The first folder below the sources, or the file itself where it stands beside the folders. */
export function roomOf(sources, file) {
  return path.relative(sources, file).split(path.sep)[0] ?? ''
}

/** @returns {Imports} */
export function importsOf(sources) {
  const known = read.get(sources)
  if (known) return known
  const names = readdirSync(sources, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|vue)$/.test(name) && !isAside(name))
    .map((name) => path.join(sources, name))
  const all = new Set(names)
  const imports = { files: new Map(), rooms: new Map() }
  for (const file of names) {
    const targets = new Set(specifiersIn(readFileSync(file, 'utf8')).map((one) => path.resolve(path.dirname(file), one)))
    imports.files.set(file, new Set([...targets].filter((target) => all.has(target))))
    for (const target of targets) {
      const [from, to] = [roomOf(sources, file), roomOf(sources, target)]
      if (!all.has(target) || from === to) continue
      const tied = imports.rooms.get(from) ?? new Map()
      imports.rooms.set(from, tied)
      if (!tied.has(to)) tied.set(to, file)
    }
  }
  read.set(sources, imports)
  return imports
}

function specifiersIn(text) {
  return [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'(\.{1,2}\/[^']+)'/g)].map(([, specifier]) => specifier)
}

/** The way from one node back to another along the edges; null where there is none. */
export function wayBack(next, from, to) {
  const before = new Map([[from, null]])
  const queue = [from]
  for (let node = queue.shift(); node !== undefined; node = queue.shift()) {
    if (node === to) return pathTo(before, node)
    for (const neighbour of next(node)) {
      if (before.has(neighbour)) continue
      before.set(neighbour, node)
      queue.push(neighbour)
    }
  }
  return null
}

function pathTo(before, node) {
  const way = []
  for (let at = node; at !== null; at = before.get(at) ?? null) way.unshift(at)
  return way
}
