import { termsIn } from '@lookback/core/words'
import { dayOf, defaultLocale } from '@lookback/core/kernel'
import { savePeople, savePosts } from '../access/index.ts'
import type { Post } from '@lookback/core/access'
import type { Actor } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { newIdentifier } from '../clock.ts'
import type { HelperPost, UnitStaff } from './helpers.queries.ts'

/** Somebody whom a table names as a helper and who holds no post as one yet. */
export interface Newcomer {
  name: string
  phone: string | null
  unit: UnitStaff
  /** The village of the first household that the table gives to this helper. */
  village: string
}

/**
 * Registers helpers whom a table names together with a unit that the county has: who works there without an account
 * gets a post as a helper, anybody else is new. A post opens nothing until an administrator makes an account for it.
 * @param dryRun who would be registered, with nothing written
 */
export async function registerNewcomers(
  application: Application, actor: Actor, newcomers: readonly Newcomer[], dryRun: boolean,
): Promise<HelperPost[]> {
  const today = dayOf(application.clock())
  const registered = newcomers.map(({ name, phone, unit, village }) => ({
    person: unit.staff.find((one) => one.name === name)?.person ?? null, id: newIdentifier(application.clock), name, phone, unit, village,
  }))
  if (!dryRun) {
    const people = registered.filter(({ person }) => person === null)
    await savePeople(application, actor.county, people.map(({ id, name, phone }) => ({ id, name, phone })), actor)
    await savePosts(application, actor.county, registered.map(({ person, id, unit, village }): Post => ({
      id: newIdentifier(application.clock), person: person ?? id, unit: unit.code, role: 'village', title: termsIn(defaultLocale).duty.helper,
      region: village, department: null, duty: 'helper', validFrom: today, validTo: null,
    })), actor)
  }
  return registered.map(({ person, id, name, phone, unit }) => ({ person: person ?? id, name, phone, unitName: unit.name }))
}
