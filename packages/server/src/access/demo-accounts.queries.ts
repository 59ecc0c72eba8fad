import { Role } from '@lookback/core/kernel'
import { demoPassword } from './demo-accounts.ts'
import type { DemoAccount } from '@lookback/core/access'
import type { Database } from '../database/connect.ts'
/** The accounts that a demo county shows on its sign-in page: those it was made with, not what somebody added since. */
export async function demoAccounts(database: Database, county: string): Promise<DemoAccount[]> {
  const rows = await database
    .selectFrom('account')
    .innerJoin('person', (join) =>
      join.onRef('person.county', '=', 'account.county').onRef('person.id', '=', 'account.person'))
    .innerJoin('post', (join) =>
      join.onRef('post.county', '=', 'account.county').onRef('post.person', '=', 'account.person'))
    .innerJoin('county', 'county.county', 'account.county')
    .distinctOn(['account.created_at', 'account.login_name'])
    .select(['account.login_name', 'person.name', 'post.title', 'post.role'])
    .where('account.county', '=', county)
    .whereRef('account.created_at', '<=', 'county.created_at')
    .orderBy('account.created_at').orderBy('account.login_name').orderBy('post.valid_from')
    .execute()
  return rows.map((row) => ({
    loginName: row.login_name, password: demoPassword, name: row.name, title: row.title, role: Role.parse(row.role),
  }))
}
