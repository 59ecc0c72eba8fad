import type { NoticeDetail, NoticeToSend } from '../notices/index.ts'
import type { Problem } from './problem.ts'
import type { Directory, Told, ToldEntry } from './told.ts'
import { peopleTold } from './told.ts'

/** What the notice of an entry says beside its kind. */
function detailOf(entry: ToldEntry, { dueOn }: Problem): NoticeDetail {
  const nothing: NoticeDetail = { count: 1, text: null, day: null, level: null, queues: null }
  switch (entry.kind) {
    case 'problem-dispatched':
      return { ...nothing, text: entry.requirement ?? null, day: entry.dueOn }
    case 'problem-transferred':
      return { ...nothing, text: entry.reason, day: dueOn }
    case 'problem-extension-asked':
      return { ...nothing, text: entry.reason, day: entry.until }
    case 'problem-extension-granted':
    case 'problem-revisit-drawn':
      return { ...nothing, day: entry.dueOn }
    case 'problem-escalated':
      return { ...nothing, text: entry.reason, day: dueOn, level: entry.level }
    case 'problem-returned':
    case 'problem-reopened':
    case 'problem-extension-refused':
    case 'problem-voided':
      return { ...nothing, text: entry.reason }
    case 'problem-site-checked':
    case 'problem-revisited':
    case 'problem-leader-checked':
      return { ...nothing, text: entry.note }
    case 'problem-commented':
      return { ...nothing, text: entry.text }
    case 'problem-report-false':
      return { ...nothing, text: entry.note ?? null }
    case 'problem-withdrawn':
    case 'problem-closed':
    case 'problem-merged':
    case 'problem-lapsed':
      return nothing
    case 'problem-revived':
    case 'problem-unit-changed':
      return { ...nothing, day: dueOn }
  }
}

/** The notices of what happened to some problems, one for each whom it concerns. */
export function noticesOf(county: string, told: readonly Told[], directory: Directory): NoticeToSend[] {
  const people = peopleTold(county, told, directory)
  return told.flatMap(({ entry, actor, after }, index) => (people[index] ?? []).map((person): NoticeToSend => ({
    person, kind: entry.kind, about: { kind: 'problem', id: after.id }, actor, detail: detailOf(entry, after),
  })))
}
