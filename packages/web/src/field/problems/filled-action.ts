import type { CheckItem } from '@lookback/core/checklists'
import type { Evidence, ProblemAction } from '@lookback/core/problems'
import type { OfflineAction } from '@lookback/core/sync'
import type { ActionDraft } from './action-draft.ts'

/** What is not filled in yet of an action. */
export type Lacking = 'measure' | 'measure-kind' | 'photo-after' | 'paper' | 'answer' | 'note'

/** What somebody has filled in of an action: the action once all is there, else what is lacking, in the order of the form. */
export function filledAction(
  action: OfflineAction, { measure, before, photos, papers, voices = [], note, answer }: ActionDraft, item: Pick<CheckItem, 'evidence'>,
): { action: ProblemAction } | { lacking: Lacking[] } {
  const text = note.trim()
  const shown: Evidence[] = [...before, ...photos, ...papers]
  const evidence: Evidence[] = [...shown, ...voices]
  const said = text === '' ? {} : { note: text }
  switch (action) {
    case 'acknowledge':
    case 'review':
      return { action: { action } }
    case 'report':
    case 'fix-on-the-spot': {
      const lacking: Lacking[] = [
        ...(measure.kind === null ? ['measure-kind' as const] : []), ...(measure.text.trim() === '' ? ['measure' as const] : []),
        ...(photos.length === 0 && item.evidence.includes('photo') ? ['photo-after' as const] : []),
        ...(papers.length === 0 && item.evidence.includes('file') ? ['paper' as const] : []),
        ...(shown.length === 0 && item.evidence.length === 0 ? ['photo-after' as const] : []),
      ]
      const { kind } = measure
      return kind === null || lacking.length > 0 ? { lacking } : { action: { action, measures: [{ kind, text: measure.text }], evidence } }
    }
    case 'site-check':
      return answer === null ? { lacking: ['answer'] } : { action: { action, stillThere: !answer, ...said, evidence } }
    case 'revisit':
      if (answer === null) return { lacking: ['answer'] }
      return !answer && text === '' ? { lacking: ['note'] } : { action: { action, held: answer, ...said, evidence } }
    case 'return':
      return text === '' ? { lacking: ['note'] } : { action: { action, reason: text } }
    case 'comment':
      return text === '' ? { lacking: ['note'] } : { action: { action, text } }
  }
}
