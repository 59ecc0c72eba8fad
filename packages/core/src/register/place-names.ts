import type { Grant } from '../access/index.ts'
import type { CellReason, ReasonDetails } from '../kernel/cell.ts'
import { compact } from '../kernel/cell.ts'
import type { Region, RegionCode } from '../places/index.ts'
import { parentOf } from '../places/index.ts'

/** Where a row says that its household lives. */
export interface PlaceNames {
  villageCode: string | null
  township: string | null
  village: string | null
}

export type PlaceFound =
  /** `loosely`: found by its stem only, as it is written and as the village is called. */
  | { village: RegionCode; loosely: { written: string; taken: string } | null }
  | { column: 'village' | 'township' | 'villageCode'; reason: CellReason; details: ReasonDetails }

interface Place extends Region {
  /** As names are compared: `平安村委会` and `平安村民委员会` are `平安村`. */
  plain: string
  stem: string
}

/**
 * Finds villages by code, or by the names of township and village. A name written exactly is that place; without its
 * kind (太平 for 太平镇) only where one place can be meant, and then it is said. 平安村 and 平安社区 are two.
 */
export class Places {
  readonly #villages: readonly Place[]
  readonly #townships: readonly Place[]
  readonly #grants: readonly Grant[] | null
  readonly #found = new Map<string, PlaceFound>()

  /** @param grants where whoever imports may do so; null for everywhere */
  constructor(regions: readonly Region[], grants: readonly Grant[] | null) {
    this.#grants = grants
    this.#townships = regions.filter(({ level }) => level === 'township')
      .map((one) => ({ ...one, plain: plainTownship(one.name), stem: townshipStem(one.name) }))
    this.#villages = regions.filter(({ level }) => level === 'village')
      .map((one) => ({ ...one, plain: plainVillage(one.name), stem: villageStem(one.name) }))
  }

  find(names: PlaceNames): PlaceFound {
    const key = `${names.villageCode ?? ''}|${names.township ?? ''}|${names.village ?? ''}`
    const known = this.#found.get(key)
    if (known) return known
    const found = this.#withinGrants(this.#look(names), names)
    this.#found.set(key, found)
    return found
  }

  #look({ villageCode, township, village }: PlaceNames): PlaceFound {
    if (villageCode !== null) return this.#withCode(villageCode, village)
    if (village === null) return { column: 'village', reason: 'required', details: {} }
    const townships = township === null ? null : matching(this.#townships, plainTownship(township), townshipStem(township))
    if (townships && townships.length !== 1) {
      const reason = townships.length === 0 ? 'region-unknown' : 'region-ambiguous'
      return { column: 'township', reason, details: { value: township ?? '' } }
    }
    const above = townships?.[0]
    const among = this.#villages.filter(({ code }) => !above || parentOf(code) === above.code)
    const [match, ...others] = matching(among, plainVillage(village), villageStem(village))
    if (!match) return { column: 'village', reason: 'region-unknown', details: { value: `${township ?? ''}${village}` } }
    if (others.length > 0) {
      return { column: township === null ? 'village' : 'township', reason: 'region-ambiguous', details: { value: village } }
    }
    const isExact = match.plain === plainVillage(village) && (!above || above.plain === plainTownship(township ?? ''))
    const taken = `${above?.name ?? ''}${match.name}`
    return { village: match.code, loosely: isExact ? null : { written: `${township ?? ''}${village}`, taken } }
  }

  /** A name beside the code must be that village's. */
  #withCode(villageCode: RegionCode, name: string | null): PlaceFound {
    const code = villageCode.length > 12 ? villageCode.replace(/0+$/, '') : villageCode
    const village = this.#villages.find((one) => one.code === code)
    if (!village) return { column: 'villageCode', reason: 'region-unknown', details: { value: villageCode } }
    if (name !== null && villageStem(name) !== village.stem) {
      return { column: 'villageCode', reason: 'region-code-differs', details: { value: name, registered: village.name } }
    }
    return { village: code, loosely: null }
  }

  #withinGrants(found: PlaceFound, names: PlaceNames): PlaceFound {
    if (!('village' in found) || !this.#grants) return found
    if (this.#grants.some(({ region }) => found.village.startsWith(region))) return found
    const column = names.villageCode === null ? 'village' : 'villageCode'
    return { column, reason: 'region-not-yours', details: { value: names.village ?? found.village } }
  }
}

/** Those of the name itself; only where there are none, those of its stem. */
function matching(places: readonly Place[], plain: string, stem: string): Place[] {
  const exact = places.filter((one) => one.plain === plain)
  return exact.length > 0 ? exact : places.filter((one) => one.stem === stem)
}

function plainVillage(name: string): string {
  return compact(name).replace(/(村民委员会|村委会)$/, '村').replace(/(社区居民委员会|社区居委会|居民委员会|居委会)$/, '社区')
}

function villageStem(name: string): string {
  return plainVillage(name).replace(/(社区|村)$/, '') || name
}

function plainTownship(name: string): string {
  return compact(name).replace(/(街道办事处|街道办)$/, '街道').replace(/(人民政府|政府)$/, '')
}

function townshipStem(name: string): string {
  return plainTownship(name).replace(/(民族乡|街道|镇|乡)$/, '') || name
}
