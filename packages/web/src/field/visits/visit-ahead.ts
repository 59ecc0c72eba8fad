import type { FieldRound, Phone } from '../sync/phone/phone.ts'

/** What a visit needs, before somebody begins one: its page with the engine, and the form of the round, read. */
export async function prepareVisit(phone: Phone, round: FieldRound): Promise<void> {
  const [{ readFormAhead }, form] = await Promise.all([import('../checklists/engine/open-form.ts'), phone.form(round), import('./VisitPage.vue')])
  await readFormAhead(form)
}
