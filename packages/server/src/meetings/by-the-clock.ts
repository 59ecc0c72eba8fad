import type { MeetingEntry, MeetingStory } from '@lookback/core/meetings'
import { foldMeeting, isDue, judge } from '@lookback/core/meetings'
import { addDays, dayOf, identifierNamed } from '@lookback/core/kernel'
import type { Entry } from '../database/log.ts'
import { getParameter } from '../database/parameters.ts'
import type { DailyJob, DailyStep } from '../kit/daily-job.ts'
import { entryOf } from '../kit/entries.ts'
import { listToJudge, listToUrge } from './by-the-clock.queries.ts'
import { readFigures } from './figures.ts'
import { findStory, saveStory } from './stories.queries.ts'
import { tellAll } from './tell.ts'

/** So many meetings are gone through in one transaction. */
const AT_ONCE = 20

const everything = (county: string) => ({ county, person: '', seesAll: true, seats: [] })

/** Urges whoever has not reported a decision as done, from some days before its end and once a day from then on. */
export const urgeDecisions: DailyJob = {
  name: 'urge-decisions',
  step: async (step) => {
    const { transaction, county, now } = step
    const today = dayOf(now)
    const { urgedFrom } = await getParameter(transaction, county, 'meetings', today)
    const waiting = await listToUrge(transaction, county, { today, until: addDays(today, urgedFrom), limit: AT_ONCE + 1 })
    const entries: Entry[] = []
    for (const { meeting, decisions: ids } of waiting.slice(0, AT_ONCE)) {
      const story = await findStory(transaction, everything(county), meeting, { lock: true })
      if (!story) continue
      const urged = story.decisions.filter(({ id }) => ids.includes(id))
      const told = await tellAll(transaction, county, urged.map(({ id, lead, co, dueOn, text }) => ({
        audience: { parties: [lead, ...co] }, news: { kind: 'decision-urged', actor: null, about: { kind: 'decision' as const, id }, day: dueOn, text: text.slice(0, 200) },
      })), now)
      entries.push(...await happen(step, story, urged.map(({ id, dueOn }, index) => ({
        id: identifierNamed('decision-urged', county, id, today), entry: { kind: 'decision-urged', payload: { meeting, decision: id, day: today, dueOn, told: told[index] ?? 0 } },
      }))))
    }
    return { result: waiting.length <= AT_ONCE, entries }
  },
}

/** Judges commitments when their day is over, by the same figures as everywhere, as they are then; tells who made them, and the office. */
export const judgeCommitments: DailyJob = {
  name: 'judge-commitments',
  step: async (step) => {
    const { transaction, county, now } = step
    const today = dayOf(now)
    const waiting = await listToJudge(transaction, county, { today, limit: AT_ONCE + 1 })
    const entries: Entry[] = []
    for (const meeting of waiting.slice(0, AT_ONCE)) {
      const story = await findStory(transaction, everything(county), meeting, { lock: true })
      if (!story) continue
      const due = story.commitments.flatMap(({ promised, ...one }) => (promised && isDue(one, today) ? [{ ...one, promised }] : []))
      const figures = await readFigures(transaction, county, due.map(({ promised: { figure, indicator, subject } }) => ({ figure, indicator, subject })), now)
      const judged = due.flatMap((one, index) => {
        const figure = figures[index]
        return figure ? [{ ...one, figure, state: judge(one.promised, figure) }] : []
      })
      await tellAll(transaction, county, judged.map(({ unit, region, text, day }) => ({
        audience: { parties: [{ unit, region }], office: true }, news: { kind: 'commitment-judged', actor: null, about: { kind: 'meeting' as const, id: meeting }, day, text: text.slice(0, 200) },
      })), now)
      entries.push(...await happen(step, story, judged.map(({ id: commitment, state, figure }) => ({
        id: identifierNamed('commitment-judged', county, commitment), entry: { kind: 'commitment-judged', payload: { meeting, commitment, state, judgedAt: now.toISOString(), judged: figure } },
      }))))
    }
    return { result: waiting.length <= AT_ONCE, entries }
  },
}

/** Lets entries happen to a meeting, one after the other, and saves what comes of it. */
async function happen({ transaction, county, now }: DailyStep, before: MeetingStory, entries: readonly { id: string; entry: MeetingEntry }[]): Promise<Entry[]> {
  const at = now.toISOString()
  const after = entries.reduce((story, { id, entry }) => foldMeeting(story, entry, { id, at, by: null }), before)
  await saveStory(transaction, county, before, after)
  return entries.map(({ id, entry }) => entryOf({ clock: () => now }, { ...entry, id, actor: null, region: before.meeting.region }))
}
