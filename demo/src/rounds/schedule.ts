import type { Round, VisitOutcome } from '@lookback/core/rounds'
import { daysBetween } from '@lookback/core/kernel'
import type { Chance } from '../chance.ts'
import type { Reached } from './coverage.ts'
import { lastVisitDay } from './rounds.ts'

/** A visit in time: who came when to which household, and how it ended. Times are milliseconds since the epoch. */
export interface PlannedVisit {
  home: number
  inspector: string
  outcome: VisitOutcome
  startedAt: number
  endedAt: number
  receivedAt: number
}

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
/** Visits of a day begin within these hours of county time. */
const morning = 8.5 * hour
const dayLength = 9 * hour

const inVain = { 'nobody-home': 62, moved: 20, refused: 8, deceased: 6, other: 4 } as const

/**
 * One inspector's way through a round: the households in order, evenly over the days of the round up to `lastVisitDay`, one after another.
 * @param homes indexes of households, with how they were reached
 */
export function inspectorsVisits(
  inspector: string, homes: readonly { home: number; how: Reached }[], round: Round, chance: Chance,
): PlannedVisit[] {
  const first = Date.parse(`${round.startsOn}T00:00:00+08:00`)
  const days = daysBetween(round.startsOn, round.endsOn < lastVisitDay ? round.endsOn : lastVisitDay) + 1
  const aDay = Math.ceil(homes.length / days)
  const slot = Math.floor(dayLength / aDay)
  return homes.flatMap(({ home, how }, index): PlannedVisit[] => {
    const date = first + Math.floor(index / aDay) * day
    const startedAt = date + morning + (index % aDay) * slot + chance.whole(0, 4) * minute
    const longest = Math.max(8, Math.min(45, Math.floor(slot / minute) - 6))
    const outcome = how === 'in-vain' ? chance.weighted(inVain) : 'completed'
    const minutes = how === 'in-vain' ? chance.whole(3, 8) : chance.whole(Math.min(12, longest), longest)
    const visit = visitAt(home, inspector, outcome, startedAt, minutes, chance)
    return how === 'twice' ? [visitBefore(visit, first, chance), visit] : [visit]
  })
}

/** The first attempt, when nobody was home: some days before, or on the round's first day before work. */
function visitBefore(visit: PlannedVisit, first: number, chance: Chance): PlannedVisit {
  const date = Math.floor((visit.startedAt - first) / day) - chance.whole(1, 4)
  const startedAt = first + Math.max(0, date) * day + 7 * hour + chance.whole(0, 50) * minute
  return visitAt(visit.home, visit.inspector, 'nobody-home', startedAt, 3, chance)
}

/** Most submissions arrive within minutes; those made without a network on the same evening. */
function visitAt(
  home: number, inspector: string, outcome: VisitOutcome, startedAt: number, minutes: number, chance: Chance,
): PlannedVisit {
  const endedAt = startedAt + minutes * minute + chance.whole(0, 59) * 1000
  const evening = Math.floor((endedAt + 8 * hour) / day) * day - 8 * hour + 19.5 * hour + chance.whole(0, 7200) * 1000
  const receivedAt = chance.happens(0.75) ? endedAt + chance.whole(20, 900) * 1000 : evening
  return { home, inspector, outcome, startedAt, endedAt, receivedAt }
}
