import { noteField, submissionFields } from '@lookback/core/checklists'
import type { Operation, SentWork } from '@lookback/core/sync'
import { readOperation, SentOperation } from '@lookback/core/sync'
import { answerOf } from '@lookback/core/visits'
import { parseSubmission } from '../visits/index.ts'

/**
 * Kept work in words. Of a filled form only what was found and how the visit ended, not the household's answers.
 * @param wordings of check items by code
 * @param problemItem the item of the problem that an action is about, where the county has it
 * @returns null for what cannot be read
 */
export function describeSent(content: unknown, wordings: ReadonlyMap<string, string>, problemItem: string | null): SentWork | null {
  try {
    const operation = readOperation(SentOperation.parse(content))
    return { ...describe(operation, wordings, problemItem), photos: operation.files.length }
  } catch {
    return null
  }
}

function describe(operation: Operation, wordings: ReadonlyMap<string, string>, problemItem: string | null): Omit<SentWork, 'photos'> {
  const worded = (code: string) => wordings.get(code) ?? code
  switch (operation.kind) {
    case 'visit': {
      const { answers, round, household } = parseSubmission(Buffer.from(operation.payload.submission))
      const found = [...wordings.keys()].filter((code) => answers.get(code)?.includes('1'))
      return {
        what: `outcome.${answerOf(answers, submissionFields.outcome)}`, round: round || null, household: household || null,
        items: found.map(worded), texts: found.flatMap((code) => answers.get(noteField(code)) ?? []).filter((text) => text !== ''),
      }
    }
    case 'spot-fix': {
      const { item, measures } = operation.payload
      return { what: 'action.fix-on-the-spot', round: null, household: null, items: [worded(item)], texts: measures.map(({ text }) => text) }
    }
    case 'object-report': {
      const { state, note } = operation.payload.told
      return { what: `objectState.${state}`, round: null, household: null, items: [], texts: note === '' ? [] : [note] }
    }
    case 'doubt-check': {
      const { result, note } = operation.payload.answer
      return { what: `doubtResult.${result}`, round: null, household: null, items: [], texts: [note] }
    }
    case 'duty-check': {
      const { presences } = operation.payload
      return { what: 'dutySays.check', round: null, household: null, items: [], texts: presences.map(({ said }) => said).filter((said) => said !== '') }
    }
    case 'letter-act': {
      const { action } = operation.payload
      const [what, texts] = action.act === 'answer' ? [`answerOutcome.${action.outcome}`, [action.text]] : [`letterAct.${action.act}`, []]
      return { what, round: null, household: null, items: [], texts }
    }
    case 'problem-action': {
      const { action } = operation.payload
      const texts = [
        ...('measures' in action ? action.measures.map(({ text }) => text) : []),
        ...('text' in action ? [action.text] : []), ...('reason' in action ? [action.reason] : []),
      ]
      return { what: `action.${action.action}`, round: null, household: null, items: problemItem === null ? [] : [worded(problemItem)], texts }
    }
  }
}
