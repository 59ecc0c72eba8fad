import { coversRegion } from '@lookback/core/access'
import type { LetterQueue } from '@lookback/core/letters'
import { letterQueues } from '@lookback/core/letters'
import type { Day } from '@lookback/core/kernel'
import { addDays } from '@lookback/core/kernel'
import { getParameter } from '../database/parameters.ts'
import type { WorkHolder, WorkProvider } from '../kit/work.ts'
import type { OpenRecipient } from './queues.queries.ts'
import { countQueue, listOpenRecipients } from './queues.queries.ts'
import { examinedAreas, isSeatOf, readsLetters, seatsOf } from './reader.ts'

/** The letters that are to be signed for, answered, decided on, and of which an objection is to be examined. */
export const letterWork: WorkProvider = {
  owedBy: async (database, holder, today) => {
    if (!readsLetters(holder)) return []
    const { yellowDays } = await getParameter(database, holder.county, 'rectification', today)
    const counts = await Promise.all(letterQueues.map(async (queue) => ({ queue, ...await countQueue(database, queue, holder, today, yellowDays) })))
    return counts.filter(({ queue, count }) => count > 0 || concerns(queue, holder))
  },
  owedByAnybody: async (database, county, today) => {
    const { yellowDays } = await getParameter(database, county, 'rectification', today)
    const open = await listOpenRecipients(database, county, today)
    return (holder) => letterQueues.flatMap((queue) => {
      const days = earliest(open.filter((one) => waits(queue, one, holder)))
      return days.length === 0 ? [] : [{
        queue, count: days.length, overdue: days.filter((day) => day < today).length,
        dueSoon: days.filter((day) => day >= today && day <= addDays(today, yellowDays)).length,
      }]
    })
  },
}

/** The queues that may concern somebody by the own posts; whoever is written to by name has the others once there is something in them. */
function concerns(queue: LetterQueue, holder: WorkHolder): boolean {
  switch (queue) {
    case 'letters-to-sign':
    case 'letters-to-answer':
      return seatsOf(holder, 'letters:answer').length > 0
    case 'letters-to-decide':
      return seatsOf(holder, 'letters:issue').length > 0
    case 'letters-to-examine':
      return examinedAreas(holder).length > 0
  }
}

/** The same as the queries say, in memory. */
function waits(queue: LetterQueue, one: OpenRecipient, holder: WorkHolder): boolean {
  const isMine = one.person === holder.person || isSeatOf(seatsOf(holder, 'letters:answer'), one.unit, one.region)
  switch (queue) {
    case 'letters-to-sign':
      return one.state === 'delivered' && isMine
    case 'letters-to-answer':
      return one.toAnswer && isMine
    case 'letters-to-decide':
      return one.toDecide && isSeatOf(seatsOf(holder, 'letters:issue'), one.issuer, one.issuerRegion)
    case 'letters-to-examine':
      return one.toExamine && !isMine && !one.deciders.includes(holder.person)
        && coversRegion({ grants: examinedAreas(holder).map((region) => ({ region, department: null })) }, one.region)
  }
}

/** The first day of each letter. */
function earliest(rows: readonly OpenRecipient[]): Day[] {
  const days = new Map<string, Day>()
  for (const { letter, nextOn } of rows) days.set(letter, [days.get(letter) ?? nextOn, nextOn].sort()[0] ?? nextOn)
  return [...days.values()]
}
