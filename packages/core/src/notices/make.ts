import type { Problem } from '../problems/index.ts'
import { grouped } from '../kernel/grouped.ts'
import type { NoticeDetail, NoticeKind } from './notice.ts'
import type { NoticesParameter } from './parameters.ts'
import type { Directory, Told, ToldEntry } from './told.ts'
import { peopleTold } from './told.ts'

/** What the notice of an entry says beside its kind. */
function detailOf(entry: ToldEntry, { dueOn }: Problem): NoticeDetail {
  const nothing: NoticeDetail = { count: 1, text: null, day: null, level: null, queues: null }
  switch (entry.kind) {
    case 'problem-dispatched':
      return { ...nothing, day: entry.dueOn }
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
    case 'problem-closed':
    case 'problem-merged':
      return nothing
  }
}

/** One notice to be written. */
export interface NoticeToSend {
  person: string
  kind: NoticeKind
  problem: string | null
  actor: string | null
  detail: NoticeDetail
}

/** The notices of what was done in one transaction: a batch of 5,000 is one notice to each person, not 5,000. */
export function noticesOf(
  county: string, told: readonly Told[], directory: Directory, { togetherFrom }: Pick<NoticesParameter, 'togetherFrom'>,
): NoticeToSend[] {
  const people = peopleTold(county, told, directory)
  const single = told.flatMap(({ entry, actor, after }, index) => (people[index] ?? []).map((person): NoticeToSend => ({
    person, kind: entry.kind, problem: after.id, actor, detail: detailOf(entry, after),
  })))
  return [...grouped(single, ({ person, kind, actor }) => `${person} ${kind} ${actor ?? ''}`).values()]
    .flatMap((alike) => (alike.length < togetherFrom ? alike : together(alike)))
}

function together(notices: readonly NoticeToSend[]): readonly NoticeToSend[] {
  const [first] = notices
  if (!first) return notices
  return [{ ...first, problem: null, detail: { ...inCommon(notices.map(({ detail }) => detail)), count: notices.length } }]
}

/** What all of them say; where they differ, the earliest day and no words. */
function inCommon(details: readonly NoticeDetail[]): NoticeDetail {
  const same = <Value>(values: readonly Value[]) => (new Set(values).size === 1 ? values[0] ?? null : null)
  const days = details.flatMap(({ day }) => day ?? []).sort()
  return {
    count: details.length, queues: null, day: days[0] ?? null,
    text: same(details.map(({ text }) => text)), level: same(details.map(({ level }) => level)),
  }
}
