/** What others may use of this capability. */
export type { BoardFilter } from './board-links.ts'
export { changeLink, figureLink } from './board-links.ts'
