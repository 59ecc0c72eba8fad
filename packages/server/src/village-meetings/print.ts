import { readFile } from 'node:fs/promises'
import type { Day, Locale } from '@lookback/core/kernel'
import { filled } from '@lookback/core/kernel'
import type { VillageMeetingView } from '@lookback/core/village-meetings'
import { maskName } from '@lookback/core/register'
import { villageDocumentWords } from '@lookback/core/village-meetings'
import { termsIn } from '@lookback/core/words'
import type { Actor } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { fillTemplate } from '../reports/index.ts'
import { householdsOf, listNamesIn } from './minutes.queries.ts'
import { viewMeeting, viewNotice } from './view.ts'

const minutesTemplate = new URL('../../data/village-minutes-template.docx', import.meta.url)
const noticeTemplate = new URL('../../data/village-notice-template.docx', import.meta.url)
/** The papers of a village are Chinese whoever prints them. */
const locale: Locale = 'zh-CN'
const { tags, none } = villageDocumentWords

/** The minutes of a meeting as they stand (.docx). @throws {Refusal} `not-found` */
export async function printMinutes(application: Application, actor: Actor, id: string): Promise<{ name: string; content: Buffer }> {
  const view = await viewMeeting(application, actor, id)
  const { told, rule, quorum } = view
  const { villageShare, villageBallot, resolutionStanding, invalidity } = termsIn(locale)
  const content = await fillTemplate(await readFile(minutesTemplate), {
    [tags.village]: view.villageName, [tags.body]: view.body, [tags.group]: told.group, [tags.day]: dayText(told.day), [tags.startsAt]: told.startsAt, [tags.place]: told.place, [tags.chair]: told.chair,
    [tags.recorder]: told.recorder, [tags.tellers]: told.tellers || none, [tags.township]: told.township || none, [tags.law]: rule.law, [tags.due]: rule.due, [tags.entry]: String(view.number),
    [tags.quorum]: filled(villageDocumentWords.quorum, { ...texts(quorum), share: villageShare[quorum.share] }),
    [tags.topics]: view.topics.map((topic, index) => ({
      [tags.ordinal]: String(index + 1), [tags.title]: topic.title, [tags.source]: topic.source || none, [tags.resolution]: topic.resolution,
      [tags.votes]: `${villageBallot[topic.ballot]}；${votesText(topic)}`,
      [tags.standing]: topic.why.length > 0 ? `${resolutionStanding[topic.standing]}（${topic.why.map((one) => invalidity[one]).join('、')}）` : resolutionStanding[topic.standing],
      [tags.households]: topic.households.map(({ headName, number, decided }) => filled(villageDocumentWords.household, { name: headName, number, decided })).join('；') || none,
    })),
  })
  return { name: `${view.villageName}${view.body}${villageDocumentWords.minutes}${told.day}.docx`, content }
}

/** A public notice as it is to hang (.docx): names and numbers masked. @throws {Refusal} `not-found` */
export async function printNotice(application: Application, actor: Actor, id: string): Promise<{ name: string; content: Buffer }> {
  const notice = await viewNotice(application, actor, id)
  const meeting = await viewMeeting(application, actor, notice.meeting)
  const entry = meeting.entries.find(({ number }) => number === notice.number)
  const topic = meeting.topics[notice.topic - 1]
  const concerned = entry?.told.topics[notice.topic - 1]?.households ?? []
  const ids = concerned.map(({ household }) => household)
  const names = await listNamesIn(application.database, actor.county, ids)
  const known = await householdsOf(application.database, actor.county, notice.village, ids)
  const content = await fillTemplate(await readFile(noticeTemplate), {
    [tags.village]: notice.villageName, [tags.kind]: notice.kind, [tags.body]: notice.body, [tags.day]: dayText(notice.day), [tags.resolution]: masked(notice.resolution, names), [tags.title]: masked(notice.title, names),
    [tags.days]: String(notice.days), [tags.from]: dayText(notice.from), [tags.to]: dayText(notice.to), [tags.place]: notice.place,
    [tags.votes]: topic ? votesText(topic) : none,
    [tags.list]: concerned.length === 0 ? [{ [tags.line]: none }] : concerned.map(({ household, decided }) => {
      const { headName = '', number = '' } = known.get(household) ?? {}
      return { [tags.line]: filled(villageDocumentWords.household, { name: maskName(headName), number: maskNumber(number), decided: masked(decided, names) }) }
    }),
  })
  return { name: `${notice.villageName}${notice.kind}${notice.from}.docx`, content }
}

/** Names in the households concerned, identity numbers and telephones are masked wherever they stand in a text. */
function masked(text: string, names: readonly string[]): string {
  return names.reduce((rest, name) => rest.replaceAll(name, maskName(name)), text).replace(/\d{11,18}[\dXx]?/g, maskNumber)
}

/** The last four of a number stay. */
function maskNumber(number: string): string {
  return '*'.repeat(Math.max(0, number.length - 4)) + number.slice(-4)
}

function votesText({ votesFor, votesAgainst, abstained, majority }: VillageMeetingView['topics'][number]): string {
  const { villageShare, majorityBase } = termsIn(locale)
  return filled(villageDocumentWords.majority, {
    ...texts(majority), counted: String(votesFor), against: String(votesAgainst), abstained: String(abstained), base: majorityBase[majority.base], share: villageShare[majority.share],
  })
}

function texts({ of, needed, counted, isReached }: Omit<VillageMeetingView['quorum'], 'share'>): Record<string, string> {
  return { of: String(of), needed: String(needed), counted: String(counted), reached: isReached ? villageDocumentWords.reached : villageDocumentWords.notReached }
}

function dayText(day: Day): string {
  const [year = '', month = '', date = ''] = day.split('-')
  return filled(villageDocumentWords.date, { year, month: String(Number(month)), day: String(Number(date)) })
}
