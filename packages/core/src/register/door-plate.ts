/** Where the number of a household stands in what a county's door plates say. */
export const NUMBER_IN_PLATE = '{number}'

/** Whether a county's pattern says where the number stands: `https://…/{number}`; empty where plates say the number alone. */
export function isPlatePattern(pattern: string): boolean {
  return pattern === '' || pattern.split(NUMBER_IN_PLATE).length === 2
}

/**
 * The number that the code on a door plate says: what stands at the pattern's place, or the whole of it where it is a number by itself.
 * @returns null for a code that is no door plate
 */
export function numberOnPlate(code: string, pattern: string): string | null {
  const text = code.trim()
  const [before = '', after = ''] = pattern.split(NUMBER_IN_PLATE)
  const fits = pattern !== '' && text.length > before.length + after.length && text.startsWith(before) && text.endsWith(after)
  const number = fits ? text.slice(before.length, text.length - after.length) : text
  return /^[\w-]{1,40}$/.test(number) ? number : null
}
