import type { Grant } from '../access/index.ts'
import type { CellReason, ReasonDetails } from '../kernel/cell.ts'
import type { Region, RegionCode } from '../places/index.ts'
import { parentOf } from '../places/index.ts'

/** Where a row says that its household lives. */
export interface PlaceNames {
  villageCode: string | null
  township: string | null
  village: string | null
}

export type PlaceFound =
  | { village: RegionCode }
  | { column: 'village' | 'township' | 'villageCode'; reason: CellReason; details: ReasonDetails }

/** Finds villages by code, or by the names of township and village; `平安村`, `平安村委会` and `平安村民委员会` are one. */
export class Places {
  readonly #villages = new Map<RegionCode, Region>()
  readonly #byStem = new Map<string, Region[]>()
  readonly #townships = new Map<RegionCode, string>()
  readonly #grants: readonly Grant[] | null
  readonly #found = new Map<string, PlaceFound>()

  /** @param grants where whoever imports may do so; null for everywhere */
  constructor(regions: readonly Region[], grants: readonly Grant[] | null) {
    this.#grants = grants
    for (const region of regions) {
      if (region.level === 'township') this.#townships.set(region.code, townshipStem(region.name))
      if (region.level !== 'village') continue
      this.#villages.set(region.code, region)
      const stem = villageStem(region.name)
      this.#byStem.set(stem, [...(this.#byStem.get(stem) ?? []), region])
    }
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
    if (villageCode !== null) {
      return this.#villages.has(villageCode)
        ? { village: villageCode }
        : { column: 'villageCode', reason: 'region-unknown', details: { value: villageCode } }
    }
    if (village === null) return { column: 'village', reason: 'required', details: {} }
    const candidates = this.#candidates(township, village)
    const exact = candidates.filter(({ name }) => name === village)
    const [match, ...others] = exact.length > 0 ? exact : candidates
    if (!match) return { column: 'village', reason: 'region-unknown', details: { value: `${township ?? ''}${village}` } }
    if (others.length === 0) return { village: match.code }
    return { column: township === null ? 'village' : 'township', reason: 'region-ambiguous', details: { value: village } }
  }

  #candidates(township: string | null, village: string): Region[] {
    const named = this.#byStem.get(villageStem(village)) ?? []
    if (township === null) return named
    const stem = townshipStem(township)
    return named.filter(({ code }) => this.#townships.get(parentOf(code) ?? '') === stem)
  }

  #withinGrants(found: PlaceFound, names: PlaceNames): PlaceFound {
    if (!('village' in found) || !this.#grants) return found
    if (this.#grants.some(({ region }) => found.village.startsWith(region))) return found
    const column = names.villageCode === null ? 'village' : 'villageCode'
    return { column, reason: 'region-not-yours', details: { value: names.village ?? found.village } }
  }
}

function villageStem(name: string): string {
  return name.replace(/(社区居民委员会|村民委员会|居民委员会|社区居委会|村委会|居委会|社区|村)$/, '') || name
}

function townshipStem(name: string): string {
  return name.replace(/(街道办事处|人民政府|办事处)$/, '').replace(/(民族乡|街道|镇|乡)$/, '') || name
}
