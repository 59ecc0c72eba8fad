import { randomUUID } from 'node:crypto'
import { z } from 'zod'

/** What values are made of. */
export interface Stuff {
  uuids: readonly string[]
  hashes: readonly string[]
  texts: readonly string[]
}

/** A schema as JSON Schema, of what comes in. */
export const jsonSchema = (schema: z.ZodType) => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })

/** Makes up what a JSON Schema asks for, of what is known of others where it fits. */
export function madeUp(schema: unknown, chance: () => number, stuff: Stuff, depth = 0): unknown {
  const said = schema as {
    type?: string; format?: string; pattern?: string; enum?: unknown[]; const?: unknown; anyOf?: unknown[]; oneOf?: unknown[]
    properties?: Record<string, unknown>; required?: string[]; items?: unknown; minimum?: number
  }
  const pick = <One>(list: readonly One[]) => list[Math.floor(chance() * list.length)]!
  if (said.const !== undefined) return said.const
  if (said.enum) return pick(said.enum)
  const choices = said.anyOf ?? said.oneOf
  if (choices) return madeUp(pick(choices), chance, stuff, depth)
  switch (said.type) {
    case 'object':
      return Object.fromEntries(Object.entries(said.properties ?? {})
        .filter(([name]) => (said.required ?? []).includes(name) || chance() < 0.5).map(([name, one]) => [name, name === 'id' ? randomUUID() : madeUp(one, chance, stuff, depth + 1)]))
    case 'array':
      return depth > 4 ? [] : Array.from({ length: 1 + Math.floor(chance() * 2) }, () => madeUp(said.items, chance, stuff, depth + 1))
    case 'integer':
    case 'number':
      return Math.max(said.minimum ?? 0, Math.floor(chance() * 4))
    case 'boolean':
      return chance() < 0.5
    case 'null':
      return null
    case undefined:
    default:
      if (said.format === 'uuid') return chance() < 0.9 ? pick(stuff.uuids) : randomUUID()
      if (said.format === 'date') return pick(['2020-03-12', '2020-04-01'])
      if (said.format === 'date-time') return '2020-03-12T02:00:00.000Z'
      if (said.pattern?.includes('64')) return pick(stuff.hashes)
      return pick(stuff.texts)
  }
}

/** What stands where something else was asked for; and what nobody means. */
export const strangeTexts: readonly string[] = [
  '', ' ', '\u0000', '\ud83d', '\u202e\u200b', '…'.repeat(300), 'x'.repeat(90_000), "'; drop table visit; --", '../../etc/passwd', '%00', '<a>&"\'', '{{constructor}}',
  '00000000-0000-0000-0000-000000000000', '0000-01-01', '0001-01-01', '9999-12-31', '2020-02-30', '+275760-09-13T00:00:00Z', '-271821-04-20T00:00:00Z', '2020-03-12T25:61:00Z',
  '-1', '1e999', 'NaN', '99999999999999999999', '__proto__', '=1+1', '😀'.repeat(100), '431999', 'null', '[]', '\n', '％', '\\', 'within-0', 'within-99999999999999999999',
]
const strangeValues: readonly unknown[] = [
  ...strangeTexts, -1, 0, 0.5, 1e308, -1e308, 2 ** 53, 2 ** 31, -(2 ** 31) - 1, null, true, false, [], {}, [[[[[]]]]], Array.from({ length: 3_000 }, () => 'x'), { constructor: { prototype: {} } },
]

/** A value with something strange in one or two of its places. */
export function strangely(value: unknown, chance: () => number): unknown {
  const strange = () => strangeValues[Math.floor(chance() * strangeValues.length)]
  const whole: { value: unknown } = { value: structuredClone(value) }
  for (let times = 1 + Math.floor(chance() * 2); times > 0; times -= 1) {
    const places = placesIn(whole)
    const { within, key } = places[Math.floor(chance() * places.length)]!
    // One of its own: the next change would be made in all that have it.
    within[key] = structuredClone(strange())
  }
  return whole.value
}

interface Place {
  within: Record<string, unknown>
  key: string
}

function placesIn(within: object): Place[] {
  return Object.entries(within).flatMap(([key, inner]: [string, unknown]) => [
    { within: within as Record<string, unknown>, key }, ...(typeof inner === 'object' && inner !== null ? placesIn(inner) : []),
  ])
}
