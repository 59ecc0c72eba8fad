import type { CodeListDeclarations } from '../kernel/code-list.ts'

/** The lists whose codes check items carry. */
export const codeLists = {
  dimension: {},
} as const satisfies CodeListDeclarations

declare module '../kernel/code-list.ts' {
  interface CodeLists extends Record<keyof typeof codeLists, true> {}
}
