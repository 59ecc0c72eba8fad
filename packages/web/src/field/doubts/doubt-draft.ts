/** Under what is kept what was filled in of a doubt. */
export function doubtDraftId(doubt: string): string {
  return `${doubt} doubt`
}
