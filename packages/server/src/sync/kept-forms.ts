import { Refusal } from '@lookback/core/kernel'
import { getFieldForm } from '@lookback/core/sync'
import { findForm } from '../checklists/index.ts'
import type { Application } from '../kit/application.ts'
import { WrittenReply } from '../kit/kept-reply.ts'

type Form = WrittenReply<typeof getFieldForm.reply>

const MOST_KEPT = 20

const keptBy = new WeakMap<Application, Map<string, Form>>()

/**
 * A form for a phone; a published one never changes, and is written once for all of them.
 * @throws {Refusal} `form-version-unknown`
 */
export async function keptForm(application: Application, county: string, { id, version }: { id: string; version: string }): Promise<Form> {
  const kept = keptBy.get(application) ?? new Map<string, Form>()
  keptBy.set(application, kept)
  const name = JSON.stringify([county, id, version])
  const known = kept.get(name)
  if (known) return known
  const form = await findForm(application.database, county, id, version)
  if (!form) throw new Refusal('form-version-unknown', { form: id, version })
  const { xform, standard, items, guidance } = form
  const written = await WrittenReply.of(getFieldForm, { xform, standard, items: [...items], guidance })
  if (kept.size >= MOST_KEPT) kept.clear()
  kept.set(name, written)
  return written
}
