/**
 * A number as it stands in a Chinese document, without commas between thousands (GB/T 15835-2011 asks for none).
 * @returns at most three decimals, `3832`, `12.5`
 */
export function plainNumber(value: number): string {
  return String(Math.round(value * 1000) / 1000)
}
