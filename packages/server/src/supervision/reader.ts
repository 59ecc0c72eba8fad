import { coversRegion } from '@lookback/core/access'
import type { Permission } from '@lookback/core/kernel'
import type { Listing, SupervisionActor } from '@lookback/core/supervision'
import type { WorkHolder } from '../kit/work.ts'

/** Somebody to whom the list is shown: by name, by the units that check, by the places looked after, and by the own departments. */
export interface ListReader {
  county: string
  person: string
  areas: readonly string[]
  departments: readonly string[]
  units: readonly string[]
}

export function readerOf(holder: WorkHolder): ListReader {
  const posts = holder.posts.filter(({ permissions }) => permissions.includes('supervision:read'))
  return {
    county: holder.county, person: holder.person, areas: posts.flatMap(({ region, department }) => (department === null ? [region] : [])),
    departments: posts.flatMap(({ department }) => department ?? []), units: unitsOf(holder, 'supervision:check'),
  }
}

/** The units for which somebody may do something, each once. */
export function unitsOf({ posts }: WorkHolder, permission: Permission): string[] {
  return [...new Set(posts.filter(({ permissions }) => permissions.includes(permission)).map(({ unit }) => unit))]
}

/** Whether somebody decides for the office of the whole county. */
export function decides({ county, posts }: WorkHolder): boolean {
  return posts.some(({ permissions, region, department }) => permissions.includes('supervision:decide') && region === county && department === null)
}

/** As whom somebody acts on something that is listed. */
export function supervisionActor(holder: WorkHolder, { subject, region }: Pick<Listing, 'subject' | 'region'>): SupervisionActor {
  const isOf = ({ region: own, department, unit }: WorkHolder['posts'][number]) =>
    (subject.kind === 'department' ? department === subject.code || unit === subject.code : region !== holder.county && coversRegion({ grants: [{ region, department: null }] }, own))
  return { person: holder.person, mayDecide: decides(holder), units: unitsOf(holder, 'supervision:check'), isOfThePlace: holder.posts.some(isOf) }
}
