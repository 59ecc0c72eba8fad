import type { Notice } from '@lookback/core/notices'
import type { Actor } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { nameAll } from '../kit/names.ts'
import type { NoticeRow } from './queries.ts'

/** Notices with the names of what they are about; of what their reader may not see any more they say nothing. */
export async function nameNoticed({ database, names }: Application, reader: Actor, rows: readonly NoticeRow[]): Promise<Notice[]> {
  const nameOf = await nameAll(names, database, reader, rows.flatMap(({ about }) => (about ? [{ reference: about.kind, id: about.id }] : [])))
  return rows.map(({ about, ...row }) => {
    const text = about && nameOf(about.kind, about.id)
    return { ...row, about: about && text !== null ? { ...about, text } : null }
  })
}
