import type { Same } from '../../kernel/words.ts'
import type { words as chinese } from './zh-CN.ts'

export const words: Same<typeof chinese> = {
  name: 'Doubts',
  refusal: {
    'doubt-not-waiting': 'Nobody waits for a result of this doubt: somebody may have given one, or it was not handed out. Reload and look again.',
    'doubt-day-past': 'The day cannot lie before today.',
    'doubts-too-many': 'At most {limit} are handed out at once; these are {count}. Hand them out by rule or by township.',
  },
  entry: {
    'doubt-handed-out': { name: 'Doubt handed out', sentence: 'Asked the village to check “{rule}” by {dueOn}' },
    'doubt-checked': { name: 'Doubt checked', sentence: 'Checked “{rule}”: {result}' },
    'doubts-exported': { name: 'Doubts exported', sentence: 'Took the doubts away as a workbook' },
  },
  term: {
    queue: { 'doubts-to-check': 'Doubts to check' },
    dayMatter: { 'doubt-to-check': 'Doubt to check' },
    doubtResult: { confirmed: 'confirmed', unfounded: 'unfounded' },
    doubtStanding: { new: 'Not handed out', waiting: 'To check', confirmed: 'Confirmed', unfounded: 'Unfounded' },
    doubtRule: {
      unsafeHouse: 'Unsafe house, not monitored', unsafeWater: 'Unsafe water, not monitored', lowIncome: 'Low income, not monitored', disabledCause: 'Poor by disability, nobody disabled',
      illCause: 'Poor by illness, nobody ill', fitWithoutLabour: 'Of working age and healthy, yet no labour', noSchoolStatus: 'Of school age without a school status',
      destituteAway: 'Destitute, yet works away', awayWithoutPlace: 'Works away, no place', publicJobTooYoung: 'Public job, too young', publicJobTooOld: 'Public job, too old',
      jobWithoutLabour: 'No labour, yet a job',
    },
    doubt: {
      unsafeHouse: 'Lives in an unsafe house (grade {grade}) and is not monitored', unsafeWater: 'Has no safe water and is not monitored', lowIncome: 'Income of {income} yuan a person, below {line}, and is not monitored',
      disabledCause: 'Poor by disability, and nobody in it is disabled', illCause: 'Poor by illness, and nobody in it is chronically or seriously ill', fitWithoutLabour: 'Aged {age}, healthy, not at school, and said to have no labour',
      noSchoolStatus: 'Aged {age}, without a school status or a reason for none', destituteAway: 'Supported as destitute, and works away for {months} months', awayWithoutPlace: 'Works away for {months} months, and nothing says where',
      publicJobTooYoung: 'Aged {age} in a public job, below {limit}', publicJobTooOld: 'Aged {age} in a public job, {limit} or above', jobWithoutLabour: 'Said to have no labour, and works away or has a public job',
    },
  },
}
