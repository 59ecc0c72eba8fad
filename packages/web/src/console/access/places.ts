import type { CountyPlaces } from '@lookback/core/places'
import { listPlaces } from '@lookback/core/places'
import { call } from '../../api/call.ts'
import { useLoad } from '../../app/load.ts'

export interface Option {
  value: string
  label: string
}

/** The county's regions and units. */
export function usePlaces() {
  return useLoad((signal) => call(listPlaces, { signal }))
}

/** A region with the township in front of a village: villages share names. */
export function regionLabel({ regions }: CountyPlaces, code: string): string {
  const own = regions.find((region) => region.code === code)
  const above = own?.level === 'village' ? regions.find((region) => region.code === own.parent)?.name : undefined
  return above ? `${above} ${own?.name}` : own?.name ?? code
}
