/** Under what is kept what was filled in of a check in a village. */
export function dutyDraftId(village: string): string {
  return `${village} duty`
}
