import type { Day, Position } from '@lookback/core/kernel'
import { metresBetween } from '@lookback/core/kernel'
import type { SearchKey } from '@lookback/core/register'

/** Something that this person has to do, as its capability brings it: one line of the list. */
export interface Task {
  /** Its own among all tasks. */
  id: string
  /** One of the kinds that its capability declares. */
  kind: string
  /** Of whom or what. */
  name: string
  village: string
  /** Empty where it lies in no village. */
  villageName: string
  /** Empty where the register does not say, and for what lies in no group. */
  villagerGroup: string
  /** Where it lies; null where nobody has taken it, or it lies nowhere. */
  position: Position | null
  /** What is to be done about, a line each; those that matter most first. */
  lines: readonly { text: string; isHard: boolean }[]
  /** The last day; null without one. */
  dueOn: Day | null
  /** Sent back, and to be done again. */
  isReturned: boolean
  /** Something was done on this phone that the county does not have yet. */
  isPending: boolean
  /** The page that it opens. */
  to: string
  key: SearchKey
}

/** Farther than anything on earth, in metres. */
const FAR = 1e9

/** How near its end a task is. */
export type Urgency = 'overdue' | 'due-soon' | 'in-time'

export interface TaskDays {
  today: Day
  /** The last day of those that are near. */
  soon: Day
}

export function urgencyOf({ dueOn }: Task, { today, soon }: TaskDays): Urgency {
  if (dueOn === null) return 'in-time'
  if (dueOn < today) return 'overdue'
  return dueOn <= soon ? 'due-soon' : 'in-time'
}

/** What the list is narrowed to besides a kind. */
export const taskMarks = ['overdue', 'due-soon', 'returned'] as const
export type TaskMark = (typeof taskMarks)[number]

export interface TaskFilter {
  /** Empty for all villages. */
  village: string
  /** A kind or a mark; empty for all. */
  only: string
}

/**
 * Village by village: the nearest first, and in it what is nearest; what lies nobody knows where, and all of it where nobody knows
 * where this phone is, group by group, within a group the most urgent first, without a day last.
 */
export function inOrder(tasks: readonly Task[], here: Position | null): Task[] {
  const metres = new Map(tasks.map((task) => [task, here && task.position ? metresBetween(here, task.position) : FAR]))
  const metresOf = (task: Task) => metres.get(task) ?? FAR
  const villages = new Map<string, number>()
  for (const task of tasks) villages.set(task.village, Math.min(metresOf(task), villages.get(task.village) ?? FAR))
  const villageOf = ({ village }: Task) => villages.get(village) ?? FAR
  const groups = [...new Set(tasks.map(({ villagerGroup }) => villagerGroup))].sort(new Intl.Collator('zh-CN', { numeric: true }).compare)
  const ranks = new Map(groups.map((group, rank) => [group, rank]))
  const rankOf = ({ villagerGroup }: Task) => ranks.get(villagerGroup) ?? 0
  return [...tasks].sort((one, other) => villageOf(one) - villageOf(other) || compare(one.village, other.village)
    || metresOf(one) - metresOf(other) || rankOf(one) - rankOf(other)
    || compare(one.dueOn ?? '9999', other.dueOn ?? '9999') || compare(one.name, other.name))
}

/** The tasks of one village, as far as they are shown. */
export interface VillageTasks {
  village: string
  name: string
  /** Shown or not. */
  count: number
  tasks: Task[]
}

/** Tasks that are in order, by village. @param shown how many of them */
export function byVillage(tasks: readonly Task[], shown: number): VillageTasks[] {
  const parts = new Map<string, VillageTasks>()
  tasks.forEach((task, place) => {
    const part = parts.get(task.village) ?? { village: task.village, name: task.villageName || task.village, count: 0, tasks: [] }
    parts.set(task.village, part)
    part.count += 1
    if (place < shown) part.tasks.push(task)
  })
  return [...parts.values()].filter((part) => part.tasks.length > 0)
}

/** What somebody narrowed the list to. */
export function narrowTasks(tasks: readonly Task[], { village, only }: TaskFilter, days: TaskDays): readonly Task[] {
  if (village === '' && only === '') return tasks
  return tasks.filter((task) => (village === '' || task.village === village) && (only === '' || isOnly(task, only, days)))
}

/** How many tasks there are of each kind and mark. */
export function countTasks(tasks: readonly Task[], days: TaskDays): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const task of tasks) {
    for (const name of [task.kind, ...marksOf(task, days)]) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return counts
}

function isOnly(task: Task, only: string, days: TaskDays): boolean {
  return task.kind === only || marksOf(task, days).some((mark) => mark === only)
}

function marksOf(task: Task, days: TaskDays): TaskMark[] {
  const urgency = urgencyOf(task, days)
  return [...(urgency === 'in-time' ? [] : [urgency]), ...(task.isReturned ? ['returned' as const] : [])]
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other)
}
