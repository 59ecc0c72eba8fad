import type { Same } from '../../kernel/words.ts'
import type { words as chinese } from './zh-CN.ts'

export const words: Same<typeof chinese> = {
  name: 'Reports',
  refusal: {
    'template-unreadable': 'The bulletin template is not a readable Word document (.docx): {reason}.',
    'template-figure-unknown': 'The bulletin template names unknown figures: {names}. At: {places}.',
    'template-braces-wide': 'The bulletin template has the full-width braces ｛｝ of a Chinese input method; write { } instead. At: {places}.',
    'rounds-in-wrong-order': 'The two rounds must be different, the earlier one first.',
  },
  entry: {
    'ledger-exported': { name: 'Ledger exported', sentence: 'Took the ledger away as a workbook' },
    'bulletin-published': { name: 'Bulletin published', sentence: 'Published bulletin {ordinal}, “{title}”' },
    'bulletin-template-changed': { name: 'Bulletin template changed', sentence: 'Changed the template of bulletins' },
  },
  term: {  },
}
