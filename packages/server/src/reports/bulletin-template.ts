import { findTemplate, saveTemplate } from './bulletin-template.queries.ts'
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Kysely } from 'kysely'
import type { Scope } from '@lookback/core/access'
import { dayOf } from '@lookback/core/kernel'
import type { Actor } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { entryOf } from '../kit/entries.ts'
import type { DB } from '../database/types.gen.ts'
import { write } from '../database/write.ts'
import { listParts } from './facts.queries.ts'
import { tryInThread } from './template-thread.ts'

/** The template of a county that has put in none of its own: a Word document, edited with Word. */
const shippedTemplate = new URL('../../data/bulletin-template.docx', import.meta.url)

/** The county's own template, or the shipped one. */
export async function currentTemplate(database: Kysely<DB>, county: string): Promise<Buffer> {
  return await findTemplate(database, county) ?? readFile(shippedTemplate)
}

/**
 * Puts in the office's own template, read in a thread; bulletins made before keep their documents.
 * @throws {Refusal} `template-…`
 */
export async function changeTemplate(
  application: Application, actor: Actor, scope: Scope, document: Buffer,
): Promise<void> {
  const { database, clock } = application
  const { county } = scope
  await tryInThread(county, document, await listParts(database, scope, dayOf(clock())))
  await write(database, clock, county, async (transaction) => {
    const now = clock()
    await saveTemplate(transaction, county, document, now)
    const entry = entryOf(application, {
      kind: 'bulletin-template-changed', actor: actor.person, region: county, payload: { sha256: sha256(document), bytes: document.length },
    })
    return { result: undefined, entries: [entry] }
  })
}

export function sha256(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex')
}
