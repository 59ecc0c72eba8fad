import type {
  LetterAct, LetterAnswer, LetterCircumstances, LetterRecipient, LetterRecipientRow, LetterTask, LetterTaskFilter, LetterView, RecipientStory,
} from '@lookback/core/letters'
import { isAllowed, taskStanding, workdaysFrom } from '@lookback/core/letters'
import type { Day, Page, WorkCalendar } from '@lookback/core/kernel'
import { dayOf, Refusal, workCalendar } from '@lookback/core/kernel'
import { getParameter } from '../database/parameters.ts'
import type { Actor } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { pageFrom } from '../kit/page.ts'
import { nameUnits } from '../places/index.ts'
import { listAnswerPhotos, listAttachments } from './attachments.queries.ts'
import type { StoredLetter } from './letters.queries.ts'
import { findLetter } from './letters.queries.ts'
import { namePeople } from './people.queries.ts'
import type { FoundPhotoPoint } from './photo-points.ts'
import { photoPoints } from './photo-points.ts'
import { letterActor, readerOf } from './reader.ts'
import { seen } from './scope.queries.ts'
import { listRecipients, loadStories } from './stories.queries.ts'
import { listAnsweredItems, listTaskRows } from './tasks.queries.ts'

const anything = '……'

/** Somebody who looks at a letter, on a day. */
interface Looking {
  actor: Actor
  letter: StoredLetter
  today: Day
  calendar: WorkCalendar
}

/** @throws {Refusal} `not-found` */
async function lookAt({ database, clock }: Application, actor: Actor, id: string): Promise<Looking> {
  const letter = await findLetter(database, readerOf(actor), id, { lock: false })
  if (!letter) throw new Refusal('not-found')
  const today = dayOf(clock())
  return { actor, letter, today, calendar: workCalendar(await getParameter(database, actor.county, 'work-calendar', today)) }
}

/** A letter as its page shows it, with the recipients that somebody sees and what may be done. */
export async function viewLetter(application: Application, actor: Actor, id: string): Promise<LetterView> {
  const { database } = application
  const { county } = actor
  const looking = await lookAt(application, actor, id)
  const { letter, today } = looking
  const all = await listRecipients(database, county, id)
  const shown = await listRecipients(database, county, id, seen(readerOf(actor)))
  const stories = await loadStories(database, county, id, shown)
  const units = await nameUnits(database, county, [...new Set([letter.issuer, ...shown.flatMap(({ unit }) => unit ?? [])])])
  const people = await namePeople(database, county, [
    letter.issuedBy, ...shown.flatMap(({ person, signedBy }) => [person, signedBy]),
    ...stories.flatMap(({ objections }) => objections.flatMap(({ raisedBy, examinedBy }) => [raisedBy, examinedBy])),
  ])
  const { id: own, kind, kindName, year, ordinal, number, title, body, contact, issuer, region, issuedOn, issuedBy, draftedBy, rules, documentHash, items } = letter
  return {
    id: own, kind, kindName, year, ordinal, number, title, body, contact, issuer, region, issuedOn, issuedBy, draftedBy, rules, documentHash, items, today, attachments: (await listAttachments(database, county, id)).get(id) ?? [], others: all.length - shown.length,
    issuerName: units.get(letter.issuer) ?? letter.issuer, issuedByName: people.get(letter.issuedBy ?? '') ?? null,
    recipients: stories.map((story) => recipientRow(looking, story, { units, people })),
  }
}

interface Names {
  units: ReadonlyMap<string, string>
  people: ReadonlyMap<string, string>
}

function nameOf({ unit, person }: Pick<LetterRecipient, 'unit' | 'person'>, { units, people }: Names): string {
  return unit === null ? people.get(person ?? '') ?? '—' : units.get(unit) ?? unit
}

function recipientRow(looking: Looking, story: RecipientStory, names: Names): LetterRecipientRow {
  const { recipient, items, objections } = story
  const told = (person: string | null) => names.people.get(person ?? '') ?? null
  return {
    ...recipient, name: nameOf(recipient, names), signedByName: told(recipient.signedBy), items: items.length, isOverdue: isOverdue(recipient, looking.today),
    objections: objections.map((objection) => ({ ...objection, raisedByName: told(objection.raisedBy), examinedByName: told(objection.examinedBy) })),
    acts: samples(looking, recipient).filter((act) => allows(looking, story, act)).map(({ act }) => act),
    mayExamine: objections.filter(({ id }) => allows(looking, story, { act: 'examine', objection: id, isUpheld: false, reason: anything })).map(({ id }) => id),
  }
}

/** An act of each sort as somebody might do it, to ask whether it would go through. */
function samples({ letter, calendar }: Looking, { id, dueOn }: LetterRecipient) {
  const until = workdaysFrom(dueOn, Math.min(1, letter.rules.extensionDays), calendar)
  return [
    { act: 'sign' }, { act: 'send-back', reason: anything },
    { act: 'decide-send-back', isAccepted: true, reason: '', replacement: { id, unit: null, person: null } },
    { act: 'ask-extension', until, reason: anything }, { act: 'decide-extension', until: null, reason: anything },
    { act: 'object', item: null, reason: anything },
  ] as const satisfies readonly LetterAct[]
}

function allows({ actor, letter, today, calendar }: Looking, story: RecipientStory, act: LetterAct): boolean {
  const { recipient } = story
  const given: LetterCircumstances = {
    letter, rules: letter.rules, today, calendar, id: recipient.id, remarks: { points: [], sameAs: null },
    replacement: { ...recipient, items: 0 },
  }
  return isAllowed(story, act, letterActor(actor, letter, recipient), given)
}

function isOverdue({ nextOn, answeredAt, state }: LetterRecipient, today: Day): boolean {
  return answeredAt === null && (state === 'delivered' || state === 'signed') && nextOn < today
}

/** Items × recipients of a letter, with their answers. */
export async function viewTasks(
  application: Application, actor: Actor, id: string, { cursor, limit, ...filter }: LetterTaskFilter & { cursor: readonly string[] | null; limit: number },
): Promise<Page<LetterTask>> {
  const { database } = application
  const { county } = actor
  const looking = await lookAt(application, actor, id)
  const reader = readerOf(actor)
  const { rows, total } = await listTaskRows(database, reader, id, filter, { after: cursor, limit: limit + 1 })
  const asked = new Set(rows.map(({ recipient }) => recipient))
  const recipients = (await listRecipients(database, county, id, seen(reader))).filter((one) => asked.has(one.id))
  const stories = new Map((await loadStories(database, county, id, recipients)).map((story) => [story.recipient.id, story]))
  const answers = rows.flatMap((row) => stories.get(row.recipient)?.answers.filter(({ item }) => item === row.id) ?? [])
  const photos = await photosPointedOut(application, looking, answers)
  const sameAs = await listAnsweredItems(database, reader, id, answers.flatMap((answer) => [answer.sameAs ?? [], photos(answer).map((point) => point.sameAs)].flat()))
  const people = await namePeople(database, county, [...recipients.map(({ person }) => person), ...answers.flatMap(({ answeredBy, decidedBy }) => [answeredBy, decidedBy])])
  const units = await nameUnits(database, county, [...new Set(recipients.flatMap(({ unit }) => unit ?? []))])
  const tasks = rows.flatMap((row): LetterTask[] => {
    const story = stories.get(row.recipient)
    if (!story) return []
    const stands = taskStanding(story, row.id)
    return [{
      ...row, recipientName: nameOf(story.recipient, { units, people }), taskStanding: stands, dueOn: story.recipient.dueOn,
      isOverdue: stands === 'owed' && isOverdue(story.recipient, looking.today),
      answers: story.answers.filter(({ item }) => item === row.id).map((answer) => ({
        ...answer, answeredByName: people.get(answer.answeredBy ?? '') ?? null, decidedByName: people.get(answer.decidedBy ?? '') ?? null,
        sameAsText: sameAs.get(answer.sameAs ?? '') ?? null,
        photoPoints: photos(answer).map(({ sameAs: earlier, ...point }) => ({ ...point, sameAsText: sameAs.get(earlier) ?? null })),
      })),
      mayAnswer: allows(looking, story, { act: 'answer', item: row.id, outcome: 'done', text: anything, lookAgainOn: null, attachments: [] }),
      mayDecide: allows(looking, story, { act: 'decide-answer', item: row.id, isConfirmed: true, reason: '' }),
      mayObject: allows(looking, story, { act: 'object', item: row.id, reason: anything }),
    }]
  })
  return pageFrom(tasks, total, limit, ({ ordinal, recipient }) => [String(ordinal), recipient])
}

/** What is pointed out of the photos of some answers of a letter, by answer. */
async function photosPointedOut(
  { database }: Application, { actor: { county }, letter, today }: Looking, answers: readonly LetterAnswer[],
): Promise<(answer: LetterAnswer) => readonly FoundPhotoPoint[]> {
  if (answers.every(({ attachments }) => attachments.length === 0)) return () => []
  const { photosDiffer } = await getParameter(database, county, 'letters', today)
  const points = photoPoints(await listAnswerPhotos(database, county, letter.id), photosDiffer)
  return ({ id }) => points.get(id) ?? []
}
