import { expectedOrdinal, findBulletin, findDocument, insertBulletin, nextOrdinal } from './bulletin.queries.ts'
import type { Kysely } from 'kysely'
import type { Scope } from '@lookback/core/access'
import { dayOf, defaultLocale, Refusal } from '@lookback/core/kernel'
import { reportTermsIn } from '@lookback/core/reports'
import type { BulletinSummary, BulletinText } from '@lookback/core/reports'
import type { Round } from '@lookback/core/rounds'
import type { Day } from '@lookback/core/kernel'
import type { Actor } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { entryOf } from '../kit/entries.ts'
import type { DB } from '../database/types.gen.ts'
import { write } from '../database/write.ts'
import { currentTemplate, sha256 } from './bulletin-template.ts'
import type { ShownFigure } from './fill-bulletin.ts'
import { fillBulletin } from './fill-bulletin.ts'
import { figureCounter } from './count-figures.ts'
import type { Reading } from './read-facts.ts'
import { readFacts } from './read-facts.ts'
import { fillInThread } from './template-thread.ts'

export interface BulletinRequest {
  /** Made by the client: the same request sent twice makes one bulletin. */
  id: string
  title: string
  earlier: string
  later: string
}

/** A bulletin (通报) is an official document of the county: its words are Chinese whoever makes it. */
const words = reportTermsIn(defaultLocale).bulletin

/**
 * Makes a bulletin: counts the figures in one snapshot, fills the office's template, and freezes document, figures and
 * the problems behind each figure together.
 * @param scope the part of the county that is counted
 * @throws {Refusal} `not-found`, `rounds-in-wrong-order`, `template-unreadable`, `template-figure-unknown`,
 *   `already-exists` for the id of another bulletin
 */
export async function makeBulletin(
  application: Application, actor: Actor | null, scope: Scope, request: BulletinRequest,
): Promise<BulletinSummary> {
  const { database, clock } = application
  const { county } = scope
  const before = await findSame(database, county, request)
  if (before) return before
  const reading = await readFacts(application, scope, request)
  const template = await currentTemplate(database, county)
  const countFigure = figureCounter(reading.facts, words)
  const linkTo = (name: string) => `${application.publicUrl}/bulletins/${request.id}/figures/${encodeURIComponent(name)}`
  const fill = async (ordinal: number) => {
    const texts = textsOf(reading, request.title, ordinal)
    let figures: readonly ShownFigure[] = []
    const document = await fillInThread(county, template, reading.facts.parts, (slots) => {
      const filled = fillBulletin(slots, reading.facts, countFigure, texts, linkTo)
      figures = filled.figures
      return filled.filling
    })
    return { ordinal, document, figures }
  }
  const publish = ({ ordinal, document, figures }: Awaited<ReturnType<typeof fill>>) => write(database, clock, county, async (transaction) => {
    const isNext = await nextOrdinal(transaction, county) === ordinal
    const made = await findSame(transaction, county, request)
    if (made || !isNext) return { result: made, entries: [] }
    const { asOf, sequence } = reading
    await insertBulletin(
      transaction, county, { ...request, ordinal, asOf, sequence, publishedBy: actor?.person ?? null, document }, figures,
    )
    const entry = entryOf(application, {
      id: request.id, kind: 'bulletin-published', actor: actor?.person ?? null, region: county,
      happenedAt: reading.asOf.toISOString(),
      payload: {
        ordinal, title: request.title, earlier: request.earlier, later: request.later, logSequence: reading.sequence,
        sha256: sha256(document), figures: Object.fromEntries(figures.map(({ name, text }) => [name, text])),
      },
    })
    const result = await findSame(transaction, county, request)
    if (!result) throw new Error(`bulletin ${request.id} was not written`)
    return { result, entries: [entry] }
  })
  // The document bears its number: where somebody else was given that one meanwhile, it is filled again.
  for (;;) {
    const published = await publish(await fill(await expectedOrdinal(database, county)))
    if (published) return published
  }
}

/**
 * The document of a bulletin, byte for byte as it was made.
 * @throws {Refusal} `not-found`
 */
export async function bulletinDocument(application: Application, county: string, id: string): Promise<Buffer> {
  const document = await findDocument(application.database, county, id)
  if (!document) throw new Refusal('not-found')
  return document
}

/** The bulletin that an earlier request with the same id and content has made. */
async function findSame(
  database: Kysely<DB>, county: string, { id, title, earlier, later }: BulletinRequest,
): Promise<BulletinSummary | null> {
  const found = await findBulletin(database, county, id)
  if (!found) return null
  if (found.title !== title || found.earlier !== earlier || found.later !== later) {
    throw new Refusal('already-exists', { constraint: 'bulletin_pkey' })
  }
  return found
}

function textsOf(reading: Reading, title: string, ordinal: number): Record<BulletinText, string> {
  const { earlier, later } = reading.rounds
  const days = ({ startsOn, endsOn }: Round) =>
    words.days.replace('{from}', dayText(startsOn)).replace('{to}', dayText(endsOn))
  return {
    title, ordinal: String(ordinal), county: reading.county, date: dayText(dayOf(reading.asOf)),
    'earlier-name': earlier.name, 'later-name': later.name, 'earlier-dates': days(earlier), 'later-dates': days(later),
    examination: reading.examination ?? words.noValue, corrections: correctionsText(reading.corrections),
  }
}

/** 更正: what an earlier document says stays; the next one tells what was put right. */
function correctionsText(corrections: Reading['corrections']): string {
  const amount = ({ done, whole }: Reading['corrections'][number]['before']) => (whole === null ? String(done) : `${done}/${whole}`)
  const told = corrections.map(({ ordinal, indicator, place, period, before, after, reason }) => words.correction
    .replace('{ordinal}', String(ordinal)).replace('{indicator}', indicator).replace('{place}', place).replace('{period}', dayText(period))
    .replace('{before}', amount(before)).replace('{after}', amount(after)).replace('{reason}', reason))
  return told.length === 0 ? words.noCorrection : told.join('；')
}

function dayText(day: Day): string {
  const [year = '', month = '', date = ''] = day.split('-')
  return words.date.replace('{year}', year).replace('{month}', String(Number(month))).replace('{day}', String(Number(date)))
}
