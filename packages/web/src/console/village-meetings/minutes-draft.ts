import type { MinutesTold, TopicTold } from '@lookback/core/village-meetings'
import { t } from '../../app/i18n.ts'

/** A household that is being written down: by name, as whoever writes sees it. */
export interface DraftHousehold {
  household: string | undefined
  /** How it is called where it stood there already. */
  name: string
  decided: string
}

/** Minutes as they are being written: not yet whole. */
export type TopicDraft = Omit<TopicTold, 'households' | 'notice'> & { notice: string; households: DraftHousehold[] }
export type MinutesDraft = Omit<MinutesTold, 'topics' | 'calledOn' | 'day' | 'startsAt'> & { calledOn: string | undefined; day: string | undefined; startsAt: string | undefined; topics: TopicDraft[] }

export function newTopic(): TopicDraft {
  return { title: '', source: '', resolution: '', ballot: 'hands', votesFor: 0, votesAgainst: 0, abstained: 0, isPassed: true, notice: '', households: [] }
}

export function newMinutes(): MinutesDraft {
  return {
    village: '', group: '', body: '', base: 'members', calledOn: undefined, day: undefined, startsAt: undefined, place: '', chair: '', recorder: '', tellers: '', township: '', due: 0, present: 0, women: 0, representatives: 0,
    topics: [newTopic()], photos: [], papers: [],
  }
}

/** What stands, to be corrected. */
export function draftOf(told: MinutesTold, nameOf: (household: string) => string): MinutesDraft {
  return { ...told, topics: told.topics.map((topic) => ({ ...topic, notice: topic.notice ?? '', households: topic.households.map(({ household, decided }) => ({ household, decided, name: nameOf(household) })) })) }
}

/** What would be sent: whole or not. */
export function contentOf({ topics, ...draft }: MinutesDraft, { photos, papers }: { photos: readonly string[]; papers: readonly string[] }): object {
  return {
    ...draft, photos: [...new Set([...draft.photos, ...photos])], papers: [...new Set([...draft.papers, ...papers])],
    topics: topics.map(({ notice, households, ...topic }) => ({ ...topic, notice: notice === '' ? null : notice, households: households.map(({ household, decided }) => ({ household, decided })) })),
  }
}

const fieldNames = {
  village: 'villageMeetings.village', body: 'villageMeetings.body', day: 'villageMeetings.day', startsAt: 'villageMeetings.time', calledOn: 'villageMeetings.calledOn',
  place: 'villageMeetings.place', chair: 'villageMeetings.chair', recorder: 'villageMeetings.recorder', due: 'villageMeetings.due', present: 'villageMeetings.present',
  women: 'villageMeetings.women', representatives: 'villageMeetings.representatives',
} as const
const topicFieldNames = {
  title: 'villageMeetings.topicTitle', resolution: 'villageMeetings.resolution', votesFor: 'villageMeetings.votesFor', votesAgainst: 'villageMeetings.votesAgainst',
  abstained: 'villageMeetings.abstained', households: 'villageMeetings.households',
} as const

function nameIn(names: Readonly<Record<string, Parameters<typeof t>[0]>>, field: PropertyKey | undefined): string {
  const name = names[String(field)]
  return name === undefined ? String(field) : t(name)
}

/** The fields that minutes still lack or have wrong, by their names, each once, in the order of the form. */
export function unfinishedIn(issues: readonly { path: readonly PropertyKey[] }[]): readonly string[] {
  const places = Object.keys(fieldNames)
  const placeOf = ([field]: readonly PropertyKey[]) => (places.includes(String(field)) ? places.indexOf(String(field)) : places.length)
  const named = [...issues].sort((one, other) => placeOf(one.path) - placeOf(other.path)).map(({ path: [field, index, inner] }) =>
    (field === 'topics' ? `${t('villageMeetings.topic', { ordinal: Number(index) + 1 })} ${nameIn(topicFieldNames, inner)}` : nameIn(fieldNames, field)))
  return [...new Set(named)]
}
