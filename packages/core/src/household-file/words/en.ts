import type { Same } from '../../kernel/words.ts'
import type { words as chinese } from './zh-CN.ts'

export const words: Same<typeof chinese> = {
  name: 'Household file',
  refusal: {
    'correction-wrong': '{reason}',
    'correction-changes-nothing': 'That is what is registered now: there is nothing to put right.',
    'correction-elsewhere': 'This document number is registered in household {number} already; please look at it first.',
  },
  entry: {
    'person-file-given': { name: 'Personal data given', sentence: 'Put the data of one person ({member}) into a file, for: {purpose}' },
    'person-corrected': { name: 'Personal data put right', sentence: 'Put right, at the person’s request, {what} of {member}; reason: {reason}; shown for it: {paper}' },
  },
  term: {
    correctable: {
      name: 'the name', sex: 'the sex', birthDate: 'the birth date', documentNumber: 'the document number', ethnicity: 'the ethnicity', memberPhone: 'the person’s telephone', phone: 'the household’s telephone',
    },
  },
}
