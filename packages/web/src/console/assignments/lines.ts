import type { AssignmentsReply, VillageToGiveOut } from '@lookback/core/assignments'
import { t } from '../../app/i18n.ts'

type People = AssignmentsReply['people']

export function namesOf(inspectors: readonly string[], people: People): string {
  return inspectors.map((id) => people.find((one) => one.id === id)?.name ?? '').filter(Boolean).join('、')
}

/** Who visits what of a village: all of it, group by group, and the households that were given apart, counted. */
export function linesOf({ given }: VillageToGiveOut, people: People): string[] {
  const areas = given.filter(({ household }) => household === null)
  const apart = given.filter(({ household }) => household !== null)
  const lines = areas.map(({ group, inspectors }) => [group === '' ? '' : `${group}：`, namesOf(inspectors, people)].join(''))
  if (apart.length === 0) return lines
  const names = namesOf([...new Set(apart.flatMap(({ inspectors }) => inspectors))], people)
  return [...lines, t('assignments.someHouseholds', { count: apart.length, names })]
}
