import { foldLetter } from '@lookback/core/letters'
import { addDays, dayOf, identifierNamed } from '@lookback/core/kernel'
import type { Entry } from '../database/log.ts'
import { getParameter } from '../database/parameters.ts'
import type { DailyJob } from '../kit/daily-job.ts'
import { entryOf } from '../kit/entries.ts'
import { readLetter } from './letters.queries.ts'
import { listRecipients, loadStories, saveRecipients } from './stories.queries.ts'
import { tellRecipients } from './tell.ts'
import { listToUrge } from './urge.queries.ts'

/** So many letters are urged in one transaction. */
const AT_ONCE = 50

/**
 * Urges whoever has not answered, from some days before the deadline and once a day from then on; what was deferred, from the day on
 * which it is to be looked at again.
 */
export const urgeAnswers: DailyJob = {
  name: 'urge-letters',
  step: async ({ transaction, county, now }) => {
    const today = dayOf(now)
    const { urgedFrom } = await getParameter(transaction, county, 'letters', today)
    const waiting = await listToUrge(transaction, county, { today, until: addDays(today, urgedFrom), limit: AT_ONCE + 1 })
    const entries: Entry[] = []
    for (const { letter: id, recipients: ids } of waiting.slice(0, AT_ONCE)) {
      const letter = await readLetter(transaction, county, id)
      if (!letter) continue
      const stories = await loadStories(transaction, county, id, (await listRecipients(transaction, county, id)).filter((one) => ids.includes(one.id)))
      const told = await tellRecipients(transaction, county, letter, stories.map(({ recipient }) => recipient), { kind: 'letter-urged', actor: null, text: null }, now)
      const urged = stories.map((story, index) => {
        const { recipient: { id: recipient, nextOn, owed, region } } = story
        const payload = { letter: id, recipient, day: today, nextOn, owed, told: told[index] ?? 0 }
        entries.push(entryOf({ clock: () => now }, { id: identifierNamed('letter-urged', county, recipient, today), kind: 'letter-urged', actor: null, region, payload }))
        return foldLetter(story, { kind: 'letter-urged', payload }, { at: now.toISOString(), by: null }).recipient
      })
      await saveRecipients(transaction, county, id, urged)
    }
    return { result: waiting.length <= AT_ONCE, entries }
  },
}
