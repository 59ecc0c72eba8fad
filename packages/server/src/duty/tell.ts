import type { Transaction } from 'kysely'
import type { DutyFinding, Leave } from '@lookback/core/duty'
import type { Day } from '@lookback/core/kernel'
import { dayOf } from '@lookback/core/kernel'
import type { NoticeToSend } from '@lookback/core/notices'
import type { DB } from '../database/types.gen.ts'
import type { WorkHolder } from '../kit/work.ts'
import { listHolders } from '../letters/index.ts'
import { sendNotices } from '../notices/index.ts'
import { decidesDuty, mayDecideLeave, sendersOf } from './reader.ts'

/** Whom it concerns: whoever was not there, whoever sent the person, the office that decides. */
export type Audience = 'person' | 'unit' | 'office'

/** Tells of some findings those whom each concerns, once each; nobody is told what they did themselves. */
export async function tellFindings(
  transaction: Transaction<DB>, county: string, findings: readonly DutyFinding[], audiences: readonly Audience[],
  { kind, actor, day, text }: { kind: string; actor: string; day: Day | null; text: string | null }, now: Date,
): Promise<void> {
  if (findings.length === 0) return
  const holders = await listHolders(transaction, county, null, dayOf(now))
  const notices = findings.flatMap((finding) => holders.filter((holder) => holder.person !== actor && audiences.some((audience) => isOf(audience, holder, finding)))
    .map(({ person }): NoticeToSend => ({ person, kind, actor, about: { kind: 'dutyFinding', id: finding.id }, detail: { count: 1, text, day, level: null, queues: null } })))
  await sendNotices(transaction, county, notices, now)
}

function isOf(audience: Audience, holder: WorkHolder, { person, unit }: DutyFinding): boolean {
  switch (audience) {
    case 'person':
      return holder.person === person
    case 'unit':
      return sendersOf(holder).includes(unit)
    case 'office':
      return decidesDuty(holder)
  }
}

type Slip = Pick<Leave, 'id' | 'person' | 'village' | 'tier' | 'state' | 'askedBy'>

/** Tells whoever approves it that leave was asked for; why, they read where they decide. */
export async function tellApprovers(transaction: Transaction<DB>, county: string, slip: Slip, actor: string, now: Date): Promise<void> {
  const holders = await listHolders(transaction, county, null, dayOf(now))
  await tellOfSlip(transaction, county, slip, holders.filter((holder) => mayDecideLeave(holder, slip)).map(({ person }) => person), { kind: 'leave-asked', actor, text: null }, now)
}

/** Tells whoever is away, and whoever asked for it, what was decided. */
export async function tellAskers(transaction: Transaction<DB>, county: string, slip: Slip, { actor, text }: { actor: string; text: string }, now: Date): Promise<void> {
  await tellOfSlip(transaction, county, slip, [slip.person, slip.askedBy].filter((person) => person !== null), { kind: 'leave-decided', actor, text }, now)
}

async function tellOfSlip(
  transaction: Transaction<DB>, county: string, { id }: Slip, people: readonly string[], { kind, actor, text }: { kind: string; actor: string; text: string | null }, now: Date,
): Promise<void> {
  const notices = [...new Set(people)].filter((person) => person !== actor).map((person): NoticeToSend =>
    ({ person, kind, actor, about: { kind: 'leaveSlip', id }, detail: { count: 1, text, day: null, level: null, queues: null } }))
  await sendNotices(transaction, county, notices, now)
}
