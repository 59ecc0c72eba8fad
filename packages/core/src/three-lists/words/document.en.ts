import type { Same } from '../../kernel/words.ts'
import type { lists as chinese } from './document.zh-CN.ts'

export const lists: Same<typeof chinese> = {
  fileName: 'Three lists',
  unit: 'problems',
  list: { problems: 'Problems', responsibility: 'Responsibility', tasks: 'Tasks' },
  order: 'No.',
  group: {
    source: 'Source', subject: 'Subject', problem: 'Problem', units: 'Units', people: 'People', deadline: 'Deadline',
    progress: 'Progress (fill in the yellow columns and bring back)', standing: 'Standing',
  },
  column: { progress: 'Progress', evidenceFiles: 'Evidence files' },
  progress: { acknowledged: 'Acknowledged', underway: 'Under way', done: 'Done' },
}
