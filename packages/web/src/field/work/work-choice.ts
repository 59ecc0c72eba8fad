import { LIST_PART } from '../ui/list-part.ts'
import { remembered } from '../ui/remembered.ts'

/** What the list of tasks is narrowed to, and how far it was shown: it is as it was left, also after the page was closed. */
export const workChoice = remembered('work', { typed: '', village: '', only: '', shown: LIST_PART }, ['village', 'only'])
