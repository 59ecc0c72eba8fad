import type { InstructionCount, InstructionCounts } from '@lookback/core/instructions'
import { instructionCounts } from '@lookback/core/instructions'
import { t } from '../../app/i18n.ts'

/** Some figures of instructions, each with the list that it opens. */
export function instructionFigures(counts: InstructionCounts | null, shown: readonly InstructionCount[]) {
  return shown.map((key) => {
    const count = counts?.[key] ?? 0
    return {
      key, count, name: t(`figure.instructions.${key}.name`), explanation: t(`figure.instructions.${key}.counted`),
      to: { path: '/instructions', query: { ...instructionCounts[key].where } }, isBad: count > 0 && (key === 'overdueByMe' || key === 'overdueInstructions'),
    }
  })
}
