import type { Day, Role } from '@lookback/core/kernel'
import { Duty as DutyShape, dutyRules, levelsFor, postRules } from '@lookback/core/access'
import type { Duty } from '@lookback/core/access'
import type { CountyPlaces } from '@lookback/core/places'
import type { Option } from './places.ts'
import { regionLabel } from './places.ts'
import { t } from '../../app/i18n.ts'
import { missingOf } from '../../ui/missing.ts'

/** A post while it is filled in. */
export interface PostDraft {
  role: Role | undefined
  unit: string | undefined
  region: string | undefined
  duty: Duty | undefined
  title: string
  validFrom: Day
}

export function emptyPost(today: Day): PostDraft {
  return { role: undefined, unit: undefined, region: undefined, duty: undefined, title: '', validFrom: today }
}

/** The units in which a role can sit. */
export function unitsFor({ units }: CountyPlaces, role: Role | undefined): Option[] {
  const kinds = role === undefined ? [] : postRules[role].units
  return units.filter(({ kind }) => kinds.includes(kind)).map(({ code, name }) => ({ value: code, label: name }))
}

/** What a role can answer for. */
export function dutiesFor(role: Role | undefined): Duty[] {
  return role === undefined ? [] : DutyShape.options.filter((duty) => dutyRules[duty].roles.includes(role))
}

/** The areas that a post can be for: of the right level, within the unit's. */
export function regionsFor(places: CountyPlaces, { role, duty, unit }: PostDraft): Option[] {
  const seat = places.units.find(({ code }) => code === unit)
  if (role === undefined || !seat) return []
  const levels = levelsFor({ role, duty: duty ?? null })
  return places.regions
    .filter(({ code, level }) => levels.includes(level) && code.startsWith(seat.region))
    .map(({ code }) => ({ value: code, label: regionLabel(places, code) }))
}

/** The post that the server takes; null while something is missing. */
export function readyPost(draft: PostDraft) {
  const { role, unit, region, duty, title, validFrom } = draft
  if (!role || !unit || !region || title.trim() === '' || validFrom === '') return null
  return { role, unit, region, duty: duty ?? null, title, validFrom }
}

/** The fields that `readyPost` still waits for, by their names. */
export function missingOfPost({ role, unit, region, title, validFrom }: PostDraft): readonly string[] {
  return missingOf(
    [t('access.people.role'), !role], [t('access.people.unit'), !unit], [t('access.people.region'), !region], [t('access.people.title'), title.trim() === ''],
    [t('access.people.validFrom'), validFrom === ''],
  )
}
