import type { z } from 'zod'
import type { AccountRow, addAccount as addAccountEndpoint } from '@lookback/core/access'
import { isStrongPassword, Role } from '@lookback/core/access'
import { Refusal } from '@lookback/core/refusal'
import { dayOf } from '@lookback/core/time'
import type { Application } from '../application.ts'
import { newIdentifier } from '../clock.ts'
import type { Database } from '../database/connect.ts'
import { getParameter } from '../database/parameters.ts'
import { write } from '../database/write.ts'
import type { Actor } from './actor.ts'
import { accessEntry } from './commands.ts'
import { hashPassword } from './password-hash.ts'

export type NewMember = z.infer<NonNullable<typeof addAccountEndpoint.body>>

/** The county's accounts with the posts held on a day. */
export async function readAccounts(database: Database, county: string, day: string): Promise<AccountRow[]> {
  const accounts = await database
    .selectFrom('account')
    .innerJoin('person', (join) =>
      join.onRef('person.county', '=', 'account.county').onRef('person.id', '=', 'account.person'))
    .select(['account.id', 'account.person', 'account.login_name', 'account.disabled_at', 'person.name'])
    .where('account.county', '=', county)
    .orderBy('account.login_name')
    .execute()
  const posts = await database
    .selectFrom('post')
    .innerJoin('unit', (join) => join.onRef('unit.county', '=', 'post.county').onRef('unit.code', '=', 'post.unit'))
    .select(['post.person', 'post.role', 'post.title', 'post.region', 'unit.name as unitName'])
    .where('post.county', '=', county).where('post.valid_from', '<=', day)
    .where((row) => row.or([row('post.valid_to', 'is', null), row('post.valid_to', '>', day)]))
    .execute()
  return accounts.map((account) => ({
    id: account.id, loginName: account.login_name, name: account.name, disabled: account.disabled_at !== null,
    posts: posts.filter((post) => post.person === account.person)
      .map(({ role, title, region, unitName }) => ({ role: Role.parse(role), title, region, unitName })),
  }))
}

export async function readUnits(database: Database, county: string) {
  return database
    .selectFrom('unit').select(['code', 'name', 'kind', 'region']).where('county', '=', county)
    .orderBy('region').orderBy('code').execute()
}

/**
 * Adds a person with a post and an account; sent twice, it is one.
 * @throws {Refusal} `password-weak`, `login-name-taken`, `reference-missing`
 */
export async function addMember(application: Application, actor: Actor, member: NewMember): Promise<AccountRow> {
  const { database, clock } = application
  const { county } = actor
  const hash = await hashStrong(application, county, member.loginName, member.password)
  await write(database, clock, county, async (transaction) => {
    const known = await transaction
      .selectFrom('account').select('id').where('county', '=', county).where('person', '=', member.person)
      .executeTakeFirst()
    if (known) return { result: undefined, entries: [] }
    const unit = await transaction
      .selectFrom('unit').select(['code', 'kind']).where('county', '=', county).where('code', '=', member.unit)
      .executeTakeFirst()
    if (!unit) throw new Refusal('reference-missing', { constraint: 'post_unit_fkey' })
    await transaction.insertInto('person').values({ county, id: member.person, name: member.name }).execute()
    await transaction
      .insertInto('post')
      .values({
        county, id: newIdentifier(clock), person: member.person, unit: member.unit, role: member.role,
        title: member.title, region: member.region, valid_from: dayOf(clock()),
        department: member.role === 'department' ? unit.code : null, duty: member.duty,
      })
      .execute()
    await transaction
      .insertInto('account')
      .values({
        county, id: newIdentifier(clock), person: member.person, login_name: member.loginName, password_hash: hash,
        created_at: clock(),
      })
      .execute()
    const { person, unit: unitCode, role, region } = member
    return {
      result: undefined,
      entries: [accessEntry(application, actor, 'account-created', { person, unit: unitCode, role, region })],
    }
  })
  return accountOf(application, county, (row) => row.loginName === member.loginName)
}

/** Disables or enables an account, or gives it a new password. Either ends its sessions. */
export async function changeAccount(
  application: Application, actor: Actor, id: string, change: { disabled?: boolean; password?: string },
): Promise<AccountRow> {
  const { database, clock } = application
  const { county } = actor
  const account = await accountOf(application, county, (row) => row.id === id)
  const hash = change.password === undefined
    ? null : await hashStrong(application, county, account.loginName, change.password)
  await write(database, clock, county, async (transaction) => {
    await transaction
      .updateTable('account')
      .set({
        ...(hash ? { password_hash: hash, failed_attempts: 0, locked_until: null } : {}),
        ...(change.disabled === undefined ? {} : { disabled_at: change.disabled ? clock() : null }),
      })
      .where('county', '=', county).where('id', '=', id)
      .execute()
    await transaction.deleteFrom('session').where('county', '=', county).where('account', '=', id).execute()
    const done = { account: id, password: hash !== null, ...(change.disabled === undefined ? {} : { disabled: change.disabled }) }
    return { result: undefined, entries: [accessEntry(application, actor, 'account-changed', done)] }
  })
  application.actors.clear()
  return accountOf(application, county, (row) => row.id === id)
}

async function hashStrong(application: Application, county: string, loginName: string, password: string): Promise<string> {
  const limits = await getParameter(application.database, county, 'sign-in', dayOf(application.clock()))
  if (!isStrongPassword(password, loginName, limits.passwordLength)) {
    throw new Refusal('password-weak', { length: limits.passwordLength })
  }
  return hashPassword(password)
}

async function accountOf(
  { database, clock }: Application, county: string, wanted: (row: AccountRow) => boolean,
): Promise<AccountRow> {
  const account = (await readAccounts(database, county, dayOf(clock()))).find(wanted)
  if (!account) throw new Refusal('not-found')
  return account
}
