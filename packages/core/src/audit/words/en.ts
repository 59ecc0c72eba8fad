import type { Same } from '../../kernel/words.ts'
import type { words as chinese } from './zh-CN.ts'

export const words: Same<typeof chinese> = {
  name: 'Audit',
  refusal: {},
  entry: {
    'audit-exported': { name: 'Audit exported', sentence: 'Took the audit away as a workbook' },
  },
  term: {
    auditColumn: { recordedAt: 'When', actorName: 'Who', sentence: 'What', about: 'To whom', placeName: 'Where', kind: 'Kind', sequence: 'Entry' },
    alert: {
      'many-reveals': 'Many full numbers within an hour', 'many-exports': 'Many files within a day', 'whole-export': 'A file with whole numbers', 'night-sign-in': 'Sign-in at night from a new place', locked: 'Locked after wrong passwords',
    },
    auditSheet: 'Audit',
  },
}
