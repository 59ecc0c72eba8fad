import { dayOf, Refusal } from '@lookback/core/kernel'
import type { ConvenedPayload, FigureChoice, MeetingTerms } from '@lookback/core/meetings'
import { convened, foldMeeting, numbered, partiesOf, requireTerms } from '@lookback/core/meetings'
import { isAppended } from '../database/log.queries.ts'
import { getParameter } from '../database/parameters.ts'
import { write } from '../database/write.ts'
import { newIdentifier } from '../clock.ts'
import type { Actor } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { entryOf } from '../kit/entries.ts'
import { listUnits } from '../places/index.ts'
import { requireKnown } from './known.ts'
import { countPapers, papersEntry } from './papers.ts'
import { manages, readerOf } from './reader.ts'
import { findStory, holdNumbers, isNumberTaken, saveStory, takeOrdinal } from './stories.queries.ts'
import { tell } from './tell.ts'

interface Convening {
  id: string
  kind: string
  terms: MeetingTerms
  figures: readonly FigureChoice[]
}

/**
 * Convenes a meeting under the next number of its kind and year, with its papers of this moment, and tells the units that are to come.
 * The same request again changes nothing.
 * @throws {Refusal} `not-permitted`, and those of the capability
 */
export async function convene(application: Application, actor: Actor, { id, kind: code, terms, figures }: Convening): Promise<{ id: string; number: string }> {
  const { database, clock } = application
  const { county, person } = actor
  if (!manages(actor)) throw new Refusal('not-permitted')
  const now = clock()
  const today = dayOf(now)
  const parameter = await getParameter(database, county, 'meetings', today)
  const kind = parameter.kinds.find((one) => one.code === code)
  if (!kind) throw new Refusal('meeting-kind-unknown')
  const units = new Map((await listUnits(database, county)).map((unit) => [unit.code, unit.region]))
  requireTerms(terms, today, units)
  await requireKnown(application, actor, terms.agenda)
  const counted = await countPapers(database, county, figures, parameter, now)
  return write(database, clock, county, async (transaction) => {
    const year = Number(terms.day.slice(0, 4))
    await holdNumbers(transaction, county, kind.code, year)
    if (await isAppended(transaction, county, id)) {
      const known = await findStory(transaction, readerOf(actor), id, { lock: false })
      if (!known) throw new Refusal('not-found')
      return { result: { id, number: known.meeting.number }, entries: [] }
    }
    const ordinal = await takeOrdinal(transaction, county, kind.code, year)
    const number = numbered(kind.number, year, ordinal)
    if (await isNumberTaken(transaction, county, number)) throw new Refusal('meeting-number-taken', { number })
    const payload: ConvenedPayload = { meeting: id, ...terms, kind: kind.code, kindName: kind.name, year, ordinal, number, region: county }
    const at = now.toISOString()
    const papers = newIdentifier(clock)
    const frozen = await papersEntry(transaction, county, id, papers, counted, now)
    await saveStory(transaction, county, null, foldMeeting(convened(payload, { id, at, by: person }), frozen, { id: papers, at, by: person }))
    await tell(transaction, county, { parties: partiesOf(terms.units, units) }, { kind: 'meeting-convened', actor: person, about: { kind: 'meeting', id }, day: terms.day, text: terms.title }, now)
    const frame = { actor: person, region: county, happenedAt: at }
    return {
      result: { id, number },
      entries: [entryOf(application, { ...frame, id, kind: 'meeting-convened', payload }), entryOf(application, { ...frame, ...frozen, id: papers })],
    }
  })
}
