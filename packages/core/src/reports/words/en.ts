import type { Same } from '../../kernel/words.ts'
import type { words as chinese } from './zh-CN.ts'

export const words: Same<typeof chinese> = {
  name: 'Reports',
  refusal: {
    'template-macros': 'The template has macros or an embedded program ({part}). Save it as a plain .docx in Word, delete embedded objects, and upload it again.',
    'template-remote': 'The template fetches something from elsewhere ({part}): a linked picture, file or template. Put it into the document or delete it, and upload it again; links to click may stay.',
    'template-unreadable': 'The template is not a readable Word document (.docx): {reason}.',
    'template-figure-unknown': 'The bulletin template names unknown figures: {names}. At: {places}.',
    'template-tag-unknown': 'The template has unknown places to fill in: {names}. At: {places}.',
    'template-tag-missing': 'The template lacks places that it must have: {names}.',
    'template-braces-wide': 'The template has the full-width braces ｛｝ of a Chinese input method; write { } instead. At: {places}.',
    'rounds-in-wrong-order': 'The two rounds must be different, the earlier one first.',
  },
  entry: {
    'ledger-exported': { name: 'Ledger exported', sentence: 'Took the ledger away as a workbook' },
    'bulletin-published': { name: 'Bulletin published', sentence: 'Published bulletin {ordinal}, “{title}”' },
    'bulletin-template-changed': { name: 'Bulletin template changed', sentence: 'Changed the template of bulletins' },
  },
  term: {  },
}
