import { z } from 'zod'
import { grouped } from '../kernel/grouped.ts'
import { Identifier } from '../kernel/identifier.ts'
import { RegionCode } from '../places/index.ts'

/** A household with whoever helps it. */
export interface HelpedHousehold {
  household: string
  number: string
  headName: string
  village: string
  helper: string
}

/** One household that another helper takes over. */
export const HelperMove = z.object({ household: Identifier, from: Identifier, to: Identifier })
export type HelperMove = z.infer<typeof HelperMove>

/** A helper who keeps too many households in a village, for nobody there has room. */
export const HelperLeft = z.object({ person: Identifier, village: RegionCode, over: z.number().int() })
export type HelperLeft = z.infer<typeof HelperLeft>

/**
 * How what helpers carry can be evened: whoever has more than the limit hands households over, in the order of their numbers the last
 * first, to the helper of the same village who has fewest; nobody is brought over the limit by it. A household with several helpers
 * stays with those who have room.
 * @param helpers those of each village, in the order in which equals take
 * @param elsewhere what helpers have beside these households
 */
export function evenHelpers(
  households: readonly HelpedHousehold[], helpers: ReadonlyMap<string, readonly string[]>, limit: number, elsewhere: ReadonlyMap<string, number> = new Map(),
): { moves: (HelperMove & Pick<HelpedHousehold, 'village' | 'number' | 'headName'>)[]; left: HelperLeft[] } {
  const loads = new Map(elsewhere)
  const helped = new Map<string, Set<string>>()
  for (const { household, helper } of households) {
    loads.set(helper, loadOf(helper) + 1)
    helped.set(household, (helped.get(household) ?? new Set()).add(helper))
  }
  const moves: (HelperMove & Pick<HelpedHousehold, 'village' | 'number' | 'headName'>)[] = []
  const left: HelperLeft[] = []
  for (const [key, own] of [...grouped(households, ({ village, helper }) => `${village} ${helper}`)].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const [village = '', from = ''] = key.split(' ')
    const toGive = [...own].sort((one, other) => (one.number < other.number ? 1 : -1))
    for (const { household, number, headName } of toGive) {
      if (loadOf(from) <= limit) break
      const to = roomiest(helpers.get(village) ?? [], household)
      if (to === null) continue
      moves.push({ household, from, to, village, number, headName })
      loads.set(from, loadOf(from) - 1)
      loads.set(to, loadOf(to) + 1)
      helped.get(household)?.delete(from)
      helped.get(household)?.add(to)
    }
    if (loadOf(from) > limit) left.push({ person: from, village, over: loadOf(from) - limit })
  }
  return { moves, left }

  function loadOf(person: string): number {
    return loads.get(person) ?? 0
  }

  /** Who has fewest and room for one more, and does not help there already. */
  function roomiest(able: readonly string[], household: string): string | null {
    const free = able.filter((person) => loadOf(person) < limit && !helped.get(household)?.has(person))
    return free.reduce<string | null>((least, person) => (least === null || loadOf(person) < loadOf(least) ? person : least), null)
  }
}
