import type { Reference } from '../kernel/entry.ts'
import { grouped } from '../kernel/grouped.ts'
import type { NoticeDetail } from './notice.ts'
import type { NoticesParameter } from './parameters.ts'

/** One notice to be written. */
export interface NoticeToSend {
  person: string
  /** The kind of entry that it tells of. */
  kind: string
  about: { kind: Reference; id: string } | null
  actor: string | null
  detail: NoticeDetail
  /** What it tells of, where these are several. */
  among?: { kind: Reference; ids: readonly string[] }
}

/** The notices of what was done in one transaction: a batch of 5,000 is one notice to each person, not 5,000. */
export function togetherWhere(notices: readonly NoticeToSend[], { togetherFrom }: Pick<NoticesParameter, 'togetherFrom'>): NoticeToSend[] {
  return [...grouped(notices, ({ person, kind, actor }) => `${person} ${kind} ${actor ?? ''}`).values()]
    .flatMap((alike) => (alike.length < togetherFrom ? alike : together(alike)))
}

function together(notices: readonly NoticeToSend[]): readonly NoticeToSend[] {
  const [first] = notices
  if (!first) return notices
  const abouts = notices.flatMap(({ about }) => (about ? [about] : []))
  const among = first.about && { kind: first.about.kind, ids: [...new Set(abouts.map(({ id }) => id))] }
  return [{
    ...first, about: null, detail: { ...inCommon(notices.map(({ detail }) => detail)), count: notices.length }, ...(among && { among }),
  }]
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
