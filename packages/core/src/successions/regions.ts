import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { Identifier } from '../kernel/identifier.ts'
import { Refusal } from '../kernel/refusal.ts'
import { Day } from '../kernel/time.ts'
import type { Region } from '../places/index.ts'
import { levelOf, parentOf, RegionCode } from '../places/index.ts'

/** A township or village that goes on in another: one that there is, or one that is new and bears the name. */
export const RegionChange = z.object({
  from: RegionCode,
  to: RegionCode,
  /** Of the place that is new; of one that there is, it is left alone. */
  name: z.string().trim().min(1).max(60).optional(),
})
export type RegionChange = z.infer<typeof RegionChange>

/** What hangs on a place that ends, and moves. */
const ChangedRegion = z.object({
  from: RegionCode, fromName: z.string(), to: RegionCode, toName: z.string(), isNew: z.boolean(),
  households: z.number().int(), problems: z.number().int(), posts: z.number().int(),
})
export const RegionConsequences = z.object({
  regions: z.array(ChangedRegion),
  /** Rounds that go on: their households are counted where they lie from now on. */
  rounds: z.array(z.string()),
})
export type RegionConsequences = z.infer<typeof RegionConsequences>

/**
 * Ends townships and villages (撤乡并镇, 村改社区) with a day; what hangs on them goes on elsewhere. Of a township, the villages
 * that are not named go along under the codes that are free there.
 */
export const changeRegions = endpoint({
  name: 'changeRegions',
  method: 'POST',
  path: '/api/region-changes',
  access: 'places:manage',
  body: z.object({ id: Identifier, preview: z.boolean(), on: Day, changes: z.array(RegionChange).min(1).max(500) }),
  reply: z.object({ state: z.enum(['previewed', 'done', 'known']), consequences: RegionConsequences.nullable() }),
})

/** A change with the names of both places. */
export interface PlannedChange {
  from: Region
  to: Region
  isNew: boolean
}

/**
 * What some changes come to, townships before their villages.
 * @param regions those that hold today
 * @param known codes of regions that there ever were: none is used twice
 * @throws {Refusal} `region-…`
 */
export function planChanges(changes: readonly RegionChange[], regions: readonly Region[], known: ReadonlySet<string>): PlannedChange[] {
  const byCode = new Map(regions.map((one) => [one.code, one]))
  const asked = withVillages(changes, regions, known)
  const ending = new Set(asked.map(({ from }) => from))
  const made = new Map<string, Region>()
  return [...asked].sort((one, other) => one.from.length - other.from.length).map(({ from, to, name }) => {
    const old = byCode.get(from)
    if (!old) throw new Refusal('region-unknown', { field: from, region: from })
    if (old.level === 'county' || levelOf(to) !== old.level) throw new Refusal('region-level-differs', { field: from, region: old.name, to })
    if (ending.has(to)) throw new Refusal('region-ends-too', { field: from, region: old.name, to })
    const there = byCode.get(to) ?? made.get(to)
    if (there) return { from: old, to: there, isNew: made.has(to) }
    if (known.has(to)) throw new Refusal('region-code-used', { field: from, to })
    if (!to.startsWith(from.slice(0, 6))) throw new Refusal('region-unknown', { field: from, region: to })
    const parent = parentOf(to)
    if (parent !== null && (ending.has(parent) || !(byCode.has(parent) || made.has(parent)))) {
      throw new Refusal('region-unknown', { field: from, region: parent })
    }
    const region: Region = { code: to, name: name ?? old.name, level: old.level, parent }
    made.set(to, region)
    return { from: old, to: region, isNew: true }
  })
}

/** The changes, with those of the villages of townships that end and that nobody said anything about. */
function withVillages(changes: readonly RegionChange[], regions: readonly Region[], known: ReadonlySet<string>): RegionChange[] {
  const taken = new Set([...known, ...changes.map(({ to }) => to)])
  const said = new Set(changes.map(({ from }) => from))
  const added = changes.filter(({ from }) => levelOf(from) === 'township').flatMap(({ from: township, to }) =>
    regions.filter(({ code, parent }) => parent === township && !said.has(code)).map(({ code }): RegionChange => {
      const next = freeCode(to, code.slice(-3), taken)
      taken.add(next)
      return { from: code, to: next }
    }))
  return [...changes, ...added]
}

/** The village's own last three digits where they are free in the township, else the next of its hundred, which say what kind it is. */
function freeCode(township: string, own: string, taken: ReadonlySet<string>): string {
  const start = Number(own)
  for (let offset = 0; offset < 1000; offset += 1) {
    const code = `${township}${String((start + offset) % 1000).padStart(3, '0')}`
    if (!taken.has(code)) return code
  }
  throw new Refusal('region-code-used', { to: `${township}${own}` })
}
