/** Under what is kept what was filled in of an answer to an item of a letter. */
export function letterDraftId(letter: string, recipient: string, item: string): string {
  return `${letter} ${recipient} ${item}`
}

/** Where something was done about a letter. */
export function letterPage({ letter, recipient, action }: { letter: string; recipient: string; action: { act: 'sign' } | { act: 'answer'; item: string } }): string {
  return `/letters/${letter}/${recipient}${action.act === 'answer' ? `/${action.item}` : ''}`
}
