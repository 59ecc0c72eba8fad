import type { Same } from '../../kernel/words.ts'
import type { words as chinese } from './zh-CN.ts'

export const words: Same<typeof chinese> = {
  name: 'Register',
  refusal: { 'import-not-finished': 'The import has not finished yet.' },
  entry: {
    'household-registered': { name: 'Household registered', sentence: 'Registered the household' },
    'household-changed': { name: 'Household changed', sentence: 'Changed the record; it is version {version} now' },
    'numbers-shown': { name: 'Numbers shown', sentence: 'Saw the numbers of documents and telephones in full, for: {purpose}' },
    'import-started': { name: 'Import started', sentence: 'Began an import of households; only tried: {dryRun}' },
    'import-ended': { name: 'Import ended', sentence: 'The import ended: {added} households added, {changed} changed, {unchanged} unchanged, {rowsRefused} rows refused' },
  },
  term: {  },
}
