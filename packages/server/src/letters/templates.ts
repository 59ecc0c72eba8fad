import type { z } from 'zod'
import type { LetterKind, listLetterTemplates } from '@lookback/core/letters'
import { dayOf, Refusal } from '@lookback/core/kernel'
import { newIdentifier } from '../clock.ts'
import { getParameter } from '../database/parameters.ts'
import { write } from '../database/write.ts'
import type { Actor } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { entryOf } from '../kit/entries.ts'
import { sha256 } from '../reports/index.ts'
import { examplePaper, letterTags, shippedPaper } from './paper.ts'
import { endTemplate, findTemplate, insertTemplate, listTemplates } from './templates.queries.ts'

/** The kinds of today, each with the paper that it is issued on. */
export async function templatesOf({ database, clock }: Application, county: string): Promise<z.output<typeof listLetterTemplates.reply>> {
  const { kinds } = await getParameter(database, county, 'letters', dayOf(clock()))
  const own = await listTemplates(database, county)
  return {
    rows: kinds.map(({ code, name }) => {
      const known = own.get(code)
      return { kind: code, name, isOwn: known !== undefined, changedAt: known?.addedAt.toISOString() ?? null, changedByName: known?.addedByName ?? null }
    }),
    tags: { own: [...letterTags.own], lists: Object.fromEntries(Object.entries(letterTags.lists).map(([list, names]) => [list, [...names]])), needed: [...letterTags.needed] },
  }
}

/** @throws {Refusal} `letter-kind-unknown` */
async function kindOf({ database, clock }: Application, county: string, code: string): Promise<LetterKind> {
  const { kinds } = await getParameter(database, county, 'letters', dayOf(clock()))
  const kind = kinds.find((one) => one.code === code)
  if (!kind) throw new Refusal('letter-kind-unknown', { kind: code })
  return kind
}

/** The paper of a kind as it is edited with Word. @throws {Refusal} `letter-kind-unknown` */
export async function templateOf(application: Application, county: string, code: string): Promise<{ name: string; content: Buffer }> {
  const { name } = await kindOf(application, county, code)
  return { name, content: (await findTemplate(application.database, county, code))?.document ?? await shippedPaper() }
}

/** The same filled with an example. @throws {Refusal} `letter-kind-unknown` */
export async function previewOf(application: Application, county: string, code: string): Promise<{ name: string; content: Buffer }> {
  const kind = await kindOf(application, county, code)
  const own = await findTemplate(application.database, county, code)
  return { name: kind.name, content: await examplePaper(county, kind, dayOf(application.clock()), own ? { document: own.document, isTried: false } : null) }
}

/**
 * Puts in the office's own paper for a kind, after it has been filled with an example; letters issued before keep theirs.
 * @throws {Refusal} `letter-kind-unknown`, `template-…`
 */
export async function changeTemplate(application: Application, actor: Actor, code: string, document: Buffer): Promise<void> {
  const { database, clock } = application
  const { county, person } = actor
  const kind = await kindOf(application, county, code)
  await examplePaper(county, kind, dayOf(clock()), { document, isTried: true })
  await write(database, clock, county, async (transaction) => {
    const now = clock()
    const [id, hash] = [newIdentifier(clock), sha256(document)]
    await endTemplate(transaction, county, code, now)
    await insertTemplate(transaction, county, { id, kind: code, document, hash, person, now })
    const entry = entryOf(application, {
      kind: 'letter-template-changed', actor: person, region: county, happenedAt: now.toISOString(), payload: { kind: code, template: { id, sha256: hash, bytes: document.length } },
    })
    return { result: undefined, entries: [entry] }
  })
}

/** The built-in paper is used again; where it is already, nothing changes. */
export async function removeTemplate(application: Application, actor: Actor, code: string): Promise<void> {
  const { database, clock } = application
  const { county, person } = actor
  await write(database, clock, county, async (transaction) => {
    const now = clock()
    if (!await endTemplate(transaction, county, code, now)) return { result: undefined, entries: [] }
    return {
      result: undefined, entries: [entryOf(application, { kind: 'letter-template-changed', actor: person, region: county, happenedAt: now.toISOString(), payload: { kind: code, template: null } })],
    }
  })
}
