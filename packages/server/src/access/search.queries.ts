import { sql } from 'kysely'
import { initialsOf } from '../kit/initials.ts'
import type { SearchProvider } from '../kit/search-provider.ts'

/** People by name, initials or account, with the last post. A county has some thousands: their initials are compared here. */
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
      name.includes(text) || (loginName?.includes(text.toLowerCase()) ?? false) || (kind === 'initials' && initialsOf(name).startsWith(text))
    return rows.filter(fits).slice(0, limit)
      .map(({ id, name, loginName, title }) => ({ id, name, detail: [title, loginName].filter((part) => part !== null).join(' · ') }))
  },
}
