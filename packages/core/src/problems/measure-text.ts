/**
 * A measure's text without spaces, punctuation, width and case: what is left when somebody copies it from one household
 * to the next and changes nothing that matters.
 */
export function bareText(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}
