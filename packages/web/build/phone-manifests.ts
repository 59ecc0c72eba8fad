import type { Plugin } from 'vite'

/** A capability's manifest in `core`, not the mechanism that declares it. */
const manifest = /\/core\/src\/(?!kernel\/)[a-z-]+\/capability\.ts$/
/** What a phone asks of a manifest: what to say in which words. Rules it takes from the capability itself. */
const asked: readonly string[] = ['name', 'refusals', 'words']
/** What it asks of one whose capability is the desk's: no answer to a phone refuses anything by its rules. */
const askedOfTheDesk: readonly string[] = ['name', 'words']

/** Capabilities of the desk alone: no page and no operation of a phone speaks of them, so that of their words it keeps their names. */
const ofTheDesk = /\/core\/src\/(?:audit|day-close|household-classes|household-file|instructions|jobs|ladder|meetings|monitoring|parameters|reports|retention|returned-tables|shared-work|staffing|successions|supervision|three-lists|village-meetings)\//

interface Node {
  type: string
  start: number
  end: number
}

interface Property extends Node {
  /** An identifier, or a text in quotation marks; what is spread into an object has none. */
  key?: { name?: string; value?: string }
  value?: { properties?: Property[] }
}

const nameOf = ({ key }: Property): string => key?.name ?? key?.value ?? ''

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
    const kept = ofTheDesk.test(id) ? askedOfTheDesk : asked
    const unasked = propertiesIn(this.parse(code)).filter((one) => !kept.includes(nameOf(one)))
    return unasked.reverse().reduce((rest, { start, end }) => rest.slice(0, start) + rest.slice(end).replace(/^\s*,/, ''), code)
  },
}

/** The words of a capability in `core`. */
const coreWords = /\/core\/src\/(?!kernel\/)[a-z-]+\/words\/(?:zh-CN|en)\.ts$/

/** Terms of tables that are filled in and brought back, which is done at desks. */
const ofTables = /^(?:table|tableHint|rowOutcome)$/

/** Capabilities of which a phone does a small part: what it may be refused, and the terms in which it speaks of that part. */
const inPart: readonly { of: RegExp; refusal: RegExp; term: RegExp }[] = [
  {
    of: /\/core\/src\/letters\//, refusal: /^letter-(?:act|not-signed|answer|item-not-yours|look-again)/,
    term: /^(?:recipientState|taskStanding|answerOutcome|answerState)$/,
  },
  // What it says of objects stands among terms that are spread into its own, and these come whole.
  { of: /\/core\/src\/indicators\//, refusal: /^indicator-object/, term: /^(?:|dayMatter|queue)$/ },
]

/** Leaves out of the words what a phone never says: the sentences of the county's log, for it tells of no entry, and what only desks speak of. */
export const phoneWords: Plugin = {
  name: 'phone-words',
  apply: 'build',
  transform(code, id) {
    if (!coreWords.test(id)) return null
    const said = (firstOf(this.parse(code), 'ObjectExpression') as { properties: Property[] } | null)?.properties ?? []
    const part = inPart.find(({ of }) => of.test(id))
    const unsaid = said.flatMap((one): Property[] => {
      const name = nameOf(one)
      if (ofTheDesk.test(id) ? name !== 'name' : name === 'entry') return [one]
      if (name !== 'term' && name !== 'refusal') return []
      return (one.value?.properties ?? []).map((inner) => [inner, nameOf(inner)] as const)
        .filter(([, inner]) => (part && !part[name].test(inner)) || (name === 'term' && ofTables.test(inner))).map(([inner]) => inner)
    })
    // Whoever puts the words together goes through the terms of each.
    const left = (one: Property) => (nameOf(one) === 'term' ? 'term: {},' : '')
    return unsaid.reverse().reduce((rest, one) => rest.slice(0, one.start) + left(one) + rest.slice(one.end).replace(/^\s*,/, ''), code)
  },
}

/** The properties of what is declared, in order. */
function propertiesIn(program: unknown): Property[] {
  const properties = (firstOf(program, 'CallExpression') as Call | null)?.arguments[0]?.properties
  if (!properties) throw new Error('a manifest is one call of `capability` with an object')
  return properties
}

function firstOf(value: unknown, type: string): unknown {
  if (value === null || typeof value !== 'object') return null
  if ('type' in value && value.type === type) return value
  for (const one of Object.values(value)) {
    const found = firstOf(one, type)
    if (found) return found
  }
  return null
}
