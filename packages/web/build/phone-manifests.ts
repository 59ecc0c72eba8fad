import type { Plugin } from 'vite'

/** A capability's manifest in `core`, not the mechanism that declares it. */
const manifest = /\/core\/src\/(?!kernel\/)[a-z-]+\/capability\.ts$/
/** What a phone asks of a manifest: what to say in which words. Rules it takes from the capability itself. */
const asked: readonly string[] = ['name', 'refusals', 'words']

interface Node {
  type: string
  start: number
  end: number
}

interface Property extends Node {
  key: { name?: string }
}

interface Call extends Node {
  arguments: { properties?: Property[] }[]
}

/**
 * Leaves out of each capability's manifest what a phone never asks of it: the kinds of its entries, its figures, parameters and
 * tables, which come with a schema each. Without this a phone would carry more with every capability of the desk.
 */
export const phoneManifests: Plugin = {
  name: 'phone-manifests',
  apply: 'build',
  transform(code, id) {
    if (!manifest.test(id)) return null
    const unasked = propertiesIn(this.parse(code)).filter(({ key }) => !asked.includes(key.name ?? ''))
    return unasked.reverse().reduce((rest, { start, end }) => rest.slice(0, start) + rest.slice(end).replace(/^\s*,/, ''), code)
  },
}

/** The properties of what is declared, in order. */
function propertiesIn(program: unknown): Property[] {
  const properties = firstCall(program)?.arguments[0]?.properties
  if (!properties) throw new Error('a manifest is one call of `capability` with an object')
  return properties
}

function firstCall(value: unknown): Call | null {
  if (value === null || typeof value !== 'object') return null
  if ('type' in value && value.type === 'CallExpression') return value as Call
  for (const one of Object.values(value)) {
    const found = firstCall(one)
    if (found) return found
  }
  return null
}
