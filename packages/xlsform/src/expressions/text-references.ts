import type { Place, Problems } from '../problems.ts'
import { anyNcName } from '../sheets/names.ts'

const begun = /[$\uFF04][{\uFF5B]/g
const whole = new RegExp(`\\$\\{[ \\t]*(?:last-saved#)?${anyNcName}[ \\t]*\\}`, 'uy')
const fullWidth = new RegExp(`[$\\uFF04][{\\uFF5B][ \\t]*(?:last-saved#)?${anyNcName}[ \\t]*[}\\uFF5D]`, 'uy')

/** A reference that is broken off is shown up to here. */
const SHOWN = 40

/**
 * Reports references in a text that are none: unclosed, broken over lines or holding no name. One typed with full-width
 * signs might be meant as it stands, and is only pointed out.
 */
export function checkTextReferences(text: string, place: () => Place, problems: Problems): void {
  for (const { index } of text.matchAll(begun)) {
    if (matchAt(whole, text, index) !== undefined) continue
    const typed = matchAt(fullWidth, text, index)
    if (text.startsWith('${', index)) {
      problems.error(place(), 'expression-reference', { found: typed ?? brokenOff(text, index) })
    } else problems.warn(place(), 'reference-full-width', { found: typed ?? brokenOff(text, index) })
  }
}

function matchAt(pattern: RegExp, text: string, index: number): string | undefined {
  pattern.lastIndex = index
  return pattern.exec(text)?.[0]
}

function brokenOff(text: string, start: number): string {
  const end = text.slice(start, start + SHOWN).search(/[}\uFF5D]/)
  return text.slice(start, end < 0 ? start + SHOWN : start + end + 1)
}
