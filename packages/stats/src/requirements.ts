/** Throws a RangeError that names the field unless the value is a whole number from 0 up. */
export function requireCount(field: string, value: number): void {
  if (!Number.isInteger(value) || value < 0) throw new RangeError(`${field} must be a whole number >= 0, got ${value}`)
}

/** Throws a RangeError that names the field unless `part` is a count not above `whole`. */
export function requirePart(field: string, part: number, wholeField: string, whole: number): void {
  requireCount(field, part)
  requireCount(wholeField, whole)
  if (part > whole) throw new RangeError(`${field} (${part}) must not exceed ${wholeField} (${whole})`)
}

/** Throws a RangeError that names the field unless 0 < value < 1. */
export function requireProbability(field: string, value: number): void {
  if (!(value > 0 && value < 1)) throw new RangeError(`${field} must lie between 0 and 1, got ${value}`)
}

/** Throws a RangeError that names the field unless the value is a finite number above 0. */
export function requirePositive(field: string, value: number): void {
  if (!(value > 0 && value < Infinity)) throw new RangeError(`${field} must be a number above 0, got ${value}`)
}
