import type { SheetTerms } from '../index.ts'

export const sheets: SheetTerms = {
  fileName: 'Three lists',
  title: '{county}: {list} ({day})',
  list: { problems: 'Problems', responsibility: 'Responsibility', tasks: 'Tasks' },
  order: 'No.',
  group: {
    source: 'Source', household: 'Household', problem: 'Problem', units: 'Units', people: 'People', deadline: 'Deadline',
    progress: 'Progress (fill in the yellow columns and bring back)', standing: 'Standing',
  },
  column: { progress: 'Progress', evidenceFiles: 'Evidence files' },
  progress: { acknowledged: 'Acknowledged', underway: 'Under way', done: 'Done' },
  reasonHeading: 'Why refused (correct the coloured cells and import again)',
  refusedSheet: 'Refused rows',
  refusedFile: 'refused',
}
