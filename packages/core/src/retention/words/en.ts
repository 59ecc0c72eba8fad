import type { Same } from '../../kernel/words.ts'
import type { words as chinese } from './zh-CN.ts'

export const words: Same<typeof chinese> = {
  name: 'Kept and deleted',
  refusal: {},
  entry: {
    'kept-data-deleted': { name: 'Deleted by rule', sentence: 'Deleted by the county’s rule: {what}, {count} from before {before}' },
  },
  term: {
    keptKind: { 'returned-workbooks': 'returned workbooks', positions: 'positions', photos: 'photos and files', 'sign-in-traces': 'traces of sign-ins' },
  },
}
