import type { CodeListDeclarations } from '../kernel/code-list.ts'
import { headRelation, spouseRelation } from './relations.ts'

/** The lists whose codes households and members carry. */
export const codeLists = {
  'household-category': {},
  'monitored-class': {},
  'poverty-cause': {},
  relation: { fixed: [headRelation, spouseRelation], carriesLabel: true },
  education: {},
  'school-status': {},
  health: {},
  labour: {},
  'document-kind': {},
} as const satisfies CodeListDeclarations

declare module '../kernel/code-list.ts' {
  interface CodeLists extends Record<keyof typeof codeLists, true> {}
}
