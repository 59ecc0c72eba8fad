import type { Same } from '../../kernel/words.ts'
import type { words as chinese } from './zh-CN.ts'

export const words: Same<typeof chinese> = {
  name: 'The day’s work',
  refusal: {
    'clock-jumped': 'The clock of this machine may be wrong: it says {now}, and the day’s work was last done on {last}, long before. Nothing is raised, reminded of or deleted meanwhile. Set the clock right; if it is right, run confirm-clock, and the work goes on.',
    'clock-behind': 'The clock of this machine may be wrong: it says {now}, but the log’s last entry was recorded at {last}. The day’s work is not done meanwhile. Set the clock right.',
    'clock-apart': 'The clock of this machine ({now}) and the database’s ({last}) do not agree. The day’s work is not done meanwhile. Set the clocks right.',
    'clock-apart-from-phones': 'The clock of this machine ({now}) and that of most phones ({last}) do not agree. The day’s work is not done meanwhile. Set the clock right; if it is right, run confirm-clock, and the work goes on.',
  },
  entry: {
    'clock-confirmed': { name: 'Clock confirmed', sentence: 'Confirmed that the clock is right ({day}); the day’s work goes on' },
  },
  term: {},
}
