import type { InstructionAbout } from '@lookback/core/instructions'

const pages: Readonly<Record<InstructionAbout['kind'], string>> = { problem: 'problems', household: 'households', letter: 'letters', listing: 'supervision' }

/** The page of what an instruction is about, or an answer points to. */
export function pageOfAbout({ kind, id }: InstructionAbout): string {
  return `/${pages[kind]}/${id}`
}
