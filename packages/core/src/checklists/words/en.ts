import type { Same } from '../../kernel/words.ts'
import type { words as chinese } from './zh-CN.ts'

export const words: Same<typeof chinese> = {
  name: 'Checklists',
  refusal: {
    'form-unknown': 'There is no form {form}.',
    'form-version-unknown': 'Form {form} has no version {version}.',
    'form-invalid': 'The checklist is not published, {count} things need correcting. The first: {reason}',
    'form-version-taken': 'Version {version} of checklist {form} is published with other content. Raise the version on the settings sheet and upload again.',
    'standard-unknown': 'There is no standard {standard}.',
  },
  entry: {
    'form-published': { name: 'Checklist published', sentence: 'Published checklist {form}, version {version}, with {items} items' },
  },
  term: {
    severity: { hard: 'Hard defect', ordinary: 'Ordinary' },
    evidenceKind: { photo: 'photo', file: 'file', voice: 'voice note' },
    allowanceUnit: { day: 'days', 'working-day': 'working days' },
  },
}
