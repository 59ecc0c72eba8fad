import type { Condition, ListedPayload, Measured, NewListing, Reason, SupervisionParameter } from '@lookback/core/supervision'
import { begun, hitsOf, regionOf, requireTerms } from '@lookback/core/supervision'
import { dayOf, Refusal } from '@lookback/core/kernel'
import { isAppended } from '../database/log.queries.ts'
import { getParameter } from '../database/parameters.ts'
import { write } from '../database/write.ts'
import type { Actor } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { entryOf } from '../kit/entries.ts'
import { measuredOf, readFacts } from './facts.ts'
import { requireSubject, whoMay } from './frame.ts'
import { holdList, isNumberTaken, listTimes, takeOrdinal } from './listings.queries.ts'
import { decides } from './reader.ts'
import { saveStory } from './stories.queries.ts'
import { tell } from './tell.ts'

/**
 * Puts a place or a department on the list under the next number of the year; the figures of its reasons are counted now and stay.
 * The same request again changes nothing.
 * @throws {Refusal} `not-permitted`, and those of the capability
 */
export async function list(application: Application, actor: Actor, asked: NewListing): Promise<{ id: string; number: string }> {
  const { database, clock } = application
  const { county, person } = actor
  const { id, subject, terms } = asked
  if (!decides(actor)) throw new Refusal('not-permitted')
  const now = clock()
  const today = dayOf(now)
  const name = await requireSubject(database, county, subject, today)
  const parameter = await getParameter(database, county, 'supervision', today)
  const facts = await readFacts(database, county, now)
  return write(database, clock, county, async (transaction) => {
    const year = Number(today.slice(0, 4))
    await holdList(transaction, county, year)
    const times = await listTimes(transaction, county, subject)
    const known = times.find((one) => one.id === id)
    if (known && await isAppended(transaction, county, id)) return { result: { id, number: known.number }, entries: [] }
    const standing = times.find(({ state }) => state !== 'off')
    if (standing) throw new Refusal('supervision-listed-already', { number: standing.number })
    const region = regionOf(subject, county)
    requireTerms({ subject, region }, terms, { today, ...await whoMay(transaction, county, today) })
    requireContents(asked, parameter)
    requireConditions(asked.conditions, measuredOf(facts, subject))
    const reasons = reasonsOf(asked, parameter, facts)
    const ordinal = await takeOrdinal(transaction, county, year)
    const number = parameter.number.replace('{year}', String(year)).replace('{ordinal}', String(ordinal))
    if (await isNumberTaken(transaction, county, number)) throw new Refusal('supervision-number-taken', { number })
    const payload: ListedPayload = {
      listing: id, name, year, ordinal, number, subject, region, times: times.length + 1, listedOn: today, ...terms, reasons,
      contents: asked.contents, conditions: asked.conditions, furtherCondition: asked.furtherCondition,
    }
    const story = begun(payload, { at: now.toISOString(), by: person })
    await saveStory(transaction, county, null, story)
    await tell(transaction, county, story.listing, ['place', 'lead', { team: terms.team }], { kind: 'supervision-listed', actor: person, day: terms.until, text: reasons[0]?.text ?? null }, now)
    return { result: { id, number }, entries: [entryOf(application, { id, kind: 'supervision-listed', actor: person, region, happenedAt: now.toISOString(), payload })] }
  })
}

/** @throws {Refusal} `supervision-contents-missing` */
function requireContents({ contents }: NewListing, parameter: SupervisionParameter): void {
  for (const name of parameter.contents) {
    if (!contents.some((content) => content.name === name && content.text !== '')) throw new Refusal('supervision-contents-missing', { name })
  }
}

/** At least one, each of something that is measured of it. @throws {Refusal} `supervision-condition-wrong` */
function requireConditions(conditions: readonly Condition[], measured: readonly Measured[]): void {
  const asked = conditions.map(({ measure }) => measure)
  const isRight = asked.length > 0 && new Set(asked).size === asked.length && asked.every((name) => measured.some(({ measure }) => measure === name))
  if (!isRight) throw new Refusal('supervision-condition-wrong')
}

/** The rules that are named and say so today, with their figures, and what people say. @throws {Refusal} `supervision-reasons-none` */
function reasonsOf({ subject, rules, furtherReason }: NewListing, parameter: SupervisionParameter, facts: Awaited<ReturnType<typeof readFacts>>): Reason[] {
  const own = facts.find((one) => one.subject.kind === subject.kind && one.subject.code === subject.code)
  const hits = own ? hitsOf(own, parameter.rules) : []
  const reasons = hits.filter(({ rule }) => rules.includes(rule.name)).map(({ rule, figures }): Reason => ({ text: rule.name, figures }))
  if (furtherReason !== '') reasons.push({ text: furtherReason, figures: [] })
  if (reasons.length === 0) throw new Refusal('supervision-reasons-none')
  return reasons
}
