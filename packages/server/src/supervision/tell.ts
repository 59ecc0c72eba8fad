import type { Transaction } from 'kysely'
import { coversRegion } from '@lookback/core/access'
import type { Day } from '@lookback/core/kernel'
import { dayOf } from '@lookback/core/kernel'
import type { NoticeToSend } from '@lookback/core/notices'
import type { Listing } from '@lookback/core/supervision'
import type { DB } from '../database/types.gen.ts'
import type { WorkHolder } from '../kit/work.ts'
import { listHolders } from '../letters/index.ts'
import { sendNotices } from '../notices/index.ts'
import { decides } from './reader.ts'

/** Whom it concerns: the listed place or department, a team, who leads, the office that decides. */
export type Audience = 'place' | 'office' | 'lead' | { team: string }

interface News {
  kind: string
  actor: string | null
  day: Day | null
  text: string | null
}

/** Tells those whom it concerns, each once; nobody is told what they did themselves. */
export async function tell(
  transaction: Transaction<DB>, county: string, listing: Pick<Listing, 'id' | 'subject' | 'region' | 'lead'>, audiences: readonly Audience[], { kind, actor, day, text }: News, now: Date,
): Promise<void> {
  const holders = await listHolders(transaction, county, null, dayOf(now))
  const people = new Set(audiences.flatMap((audience) => (audience === 'lead' ? listing.lead ?? [] : holders.filter((holder) => isOf(audience, holder, listing)).map(({ person }) => person))))
  const notices = [...people].filter((person) => person !== actor)
    .map((person): NoticeToSend => ({ person, kind, actor, about: { kind: 'listing', id: listing.id }, detail: { count: 1, text, day, level: null, queues: null } }))
  await sendNotices(transaction, county, notices, now)
}

function isOf(audience: Exclude<Audience, 'lead'>, holder: WorkHolder, { subject, region }: Pick<Listing, 'subject' | 'region'>): boolean {
  if (audience === 'office') return decides(holder)
  if (audience !== 'place') return holder.posts.some(({ unit, permissions }) => unit === audience.team && permissions.includes('supervision:check'))
  return holder.posts.some(({ region: own, department, permissions }) => permissions.includes('supervision:read') && (subject.kind === 'department'
    ? department === subject.code : own === region && coversRegion({ grants: [{ region, department: null }] }, own) && department === null))
}
