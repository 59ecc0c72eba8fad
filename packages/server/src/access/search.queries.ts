import { sql } from 'kysely'
import { syllablesOf } from '@lookback/core/readings'
import { isReadAs } from '@lookback/core/search'
import type { SearchProvider } from '../kit/search-provider.ts'

/** People by name, how it is read, or account, with the last post. A county has some thousands: they are compared here. */
export const personSearch: SearchProvider = {
  kind: 'person',
  permission: 'accounts:manage',
  find: async (database, { county }, { kind, text }, limit) => {
    const { rows } = await sql<{ id: string; name: string; loginName: string | null; title: string | null }>`
      select person.id, person.name, account.login_name as "loginName",
        (select post.title from post where post.county = person.county and post.person = person.id
          order by post.valid_from desc, post.id limit 1) as title
      from person left join account on account.county = person.county and account.person = person.id
      where person.county = ${county} order by person.name, person.id`.execute(database)
    const fits = ({ name, loginName }: { name: string; loginName: string | null }) =>
      name.includes(text) || (loginName?.includes(text.toLowerCase()) ?? false) || (kind === 'letters' && isReadAs(syllablesOf(name), text))
    return rows.filter(fits).slice(0, limit)
      .map(({ id, name, loginName, title }) => ({ id, name, detail: [title, loginName].filter((part) => part !== null).join(' · ') }))
  },
}
