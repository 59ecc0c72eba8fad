import type { FieldRound, Phone } from '../sync/phone/phone.ts'
import type { Task } from '../work/task.ts'

/** A capability as the phone shows it, under the same name as in `core`. */
export interface FieldCapability {
  name: string
  /** The kinds of task that it brings, in the order in which they are shown, each with the key of its name. */
  kinds: Readonly<Record<string, string>>
  /** What can be begun at any time and is no task: the page, the key of its name, and whether this person may. */
  begins?: { to: string; title: string; may: (phone: Phone) => Promise<boolean> }
  /** What this person has to do through it, with the round that the phone works in. */
  tasks: (phone: Phone, round: FieldRound | null) => Promise<Task[]>
}
