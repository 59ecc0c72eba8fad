import type { Same } from '../../../kernel/words.ts'
import type { words as chinese } from './zh-CN.ts'

export const words: Same<typeof chinese> = {
  counted: { name: 'To be done', counted: 'Objects of the indicator, without those given up or not eligible' },
  finished: { name: 'Done', counted: 'Objects that are finished or in use' },
  'in-use': { name: 'In use', counted: 'Objects that are lived in, connected or used' },
  left: { name: 'Left', counted: 'Objects that count and are not finished' },
  behind: { name: 'Behind plan', counted: 'Objects that should have been finished by now' },
  'not-started': { name: 'Not begun', counted: 'Objects that count and are not begun' },
  deducted: { name: 'Not counted any more', counted: 'Objects that are given up or not eligible' },
  expected: { name: 'Expected', counted: 'Reports for the latest period of each indicator: one of each place with a target' },
  awaited: { name: 'Not due yet', counted: 'Not reported, and the day is not over' },
  missing: { name: 'Missing', counted: 'Not reported although the day is over' },
  submitted: { name: 'To be confirmed', counted: 'Reported and not confirmed yet' },
  returned: { name: 'Returned', counted: 'Returned and not reported again' },
  confirmed: { name: 'Confirmed', counted: 'Confirmed for the latest period' },
  late: { name: 'Late', counted: 'Reported after the day, or not at all although it is over' },
  members: { name: 'To be insured', counted: 'Registered members of households' },
  insured: { name: 'Insured', counted: 'Members registered as insured' },
  uninsured: { name: 'Not insured', counted: 'Members registered as not insured, or of whom nothing is told' },
  finishedShare: { name: 'Share done', counted: 'Done ÷ to be done' },
  insuredShare: { name: 'Share insured', counted: 'Insured ÷ to be insured' },
}
