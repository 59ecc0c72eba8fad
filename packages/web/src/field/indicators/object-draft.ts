/** Under what is kept what was filled in of an object. */
export function objectDraftId(object: string): string {
  return `${object} object`
}
