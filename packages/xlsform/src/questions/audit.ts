import type { Problems } from '../problems.ts'
import type { Row } from '../sheets/table.ts'
import type { Parameters } from './parameters.ts'

const locationKeys = ['location-priority', 'location-min-interval', 'location-max-age']

/** The three location parameters come together, and a position may not be younger than the interval between two. */
export function checkAudit(row: Row, parameters: Parameters, problems: Problems): void {
  const place = row.at('parameters')
  const given = locationKeys.filter(key => parameters.has(key))
  if (given.length > 0 && given.length < locationKeys.length) problems.error(place, 'audit-location')
  const interval = Number(parameters.get('location-min-interval') ?? 0)
  const age = Number(parameters.get('location-max-age') ?? Infinity)
  if (age < interval) problems.error(place, 'audit-age')
}
