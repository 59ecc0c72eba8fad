import type { EngineValue, GeoPoint } from './nodes.ts'

/** An answer as text, the way the form would submit it. */
export function answerText(value: EngineValue): string {
  if (value === null) return ''
  if (isPoint(value)) return pointText(value)
  if (Array.isArray(value)) return (value as readonly GeoPoint[]).map(pointText).join('; ')
  return (value as { toString(): string }).toString()
}

function isPoint(value: EngineValue): value is GeoPoint {
  return typeof value === 'object' && value !== null && 'latitude' in value
}

/** `latitude longitude altitude accuracy`, metres for the last two. */
export function pointText(point: GeoPoint): string {
  return [point.latitude, point.longitude, point.altitude ?? 0, point.accuracy ?? 0].join(' ')
}
