import {
  betaBinomialFit,
  bulkClosing,
  percentMatch,
  robustZ,
  samePositions,
  seededRandom,
  similarPhotos,
  similarTexts,
  straightLining,
  tooFewFindings,
  travelSpeed,
} from '../src/index.ts'
import { hastyTownship, isHonest, offenders, simulateClosures, simulateVisits, type Manner, type SimulatedVisit } from './simulated-visits.ts'

export interface Measured {
  method: string
  planted: number
  found: number
  /** Cases of honest people, who do nothing wrong of any kind, and how many of them were flagged. */
  honest: number
  falseAlarms: number
}

interface Case {
  honest: boolean
  planted: boolean
  flagged: boolean
}

function measure(method: string, cases: readonly Case[]): Measured {
  const planted = cases.filter((each) => each.planted)
  const honest = cases.filter((each) => each.honest)
  const flagged = (part: readonly Case[]) => part.filter((each) => each.flagged).length
  return { method, planted: planted.length, found: flagged(planted), honest: honest.length, falseAlarms: flagged(honest) }
}

/** What the flags find in one simulated county, and whom they flag wrongly. */
export function measureFlags(seed: number, manner: Manner): Measured[] {
  const visits = simulateVisits(seed, manner)
  const random = seededRandom(seed + 1)
  const ofVisits = (method: string, planted: ReadonlySet<string>, flagged: ReadonlySet<string>) =>
    measure(
      method,
      visits.map(({ id, inspector }) => ({ honest: isHonest(inspector), planted: planted.has(id), flagged: flagged.has(id) })),
    )
  const idsWhere = (test: (visit: SimulatedVisit, index: number) => boolean) =>
    new Set(visits.filter(test).map(({ id }) => id))
  // A copy points at its model as much as the model at its copy: both count as planted.
  const withModel = (part: 'text' | 'place' | 'photo') =>
    new Set(visits.flatMap(({ fake, id }, index) => (fake[part] ? [id, visits[index - 1]?.id ?? ''] : [])))
  const inPairs = (pairs: readonly { first: string; second: string }[]) =>
    new Set(pairs.flatMap(({ first, second }) => [first, second]))

  const matches = percentMatch({ visits, random, permutations: 200 }).visits
  const involved = matches.flatMap(({ id, closest }, index) => (visits[index]?.fake.answers ? [id, closest ?? ''] : []))
  const scores = robustZ({ values: visits.map(({ minutesInside }) => minutesInside), log: true }).scores
  const lines = straightLining({ visits }).visits
  const { copies, resembling } = similarTexts({ texts: visits, random })
  const alike = [...copies.flatMap(({ ids }) => ids), ...resembling.flatMap(({ id, earlier }) => [id, earlier])]
  return [
    ofVisits('percentMatch', new Set(involved), idsWhere((_, index) => (matches[index]?.adjusted ?? 1) <= 0.05)),
    ofVisits(
      'straightLining',
      idsWhere(({ fake }) => fake.column),
      idsWhere((_, index) => (lines[index]?.shareAsLong ?? 1) <= 0.05),
    ),
    ofVisits('robustZ', idsWhere(({ fake }) => fake.duration), idsWhere((_, index) => (scores[index] ?? 0) < -2.5)),
    ofVisits('similarTexts', withModel('text'), new Set(alike)),
    ofVisits('samePositions', withModel('place'), inPairs(samePositions({ visits }).pairs)),
    ofVisits('similarPhotos', withModel('photo'), inPairs(similarPhotos({ photos: visits }).pairs)),
    measureTrips(visits),
    measureFindings(visits),
    measureClosing(seed, manner),
  ]
}

function measureTrips(visits: readonly SimulatedVisit[]): Measured {
  const invented = new Set(visits.filter(({ fake }) => fake.trip).map(({ id }) => id))
  const cases = travelSpeed({ visits }).legs.map(({ inspector, to, flag }) => ({
    honest: isHonest(inspector),
    planted: invented.has(to),
    flagged: flag === 'too-fast',
  }))
  return measure('travelSpeed', cases)
}

function measureFindings(visits: readonly SimulatedVisit[]): Measured {
  const records = [...new Set(visits.map(({ inspector }) => inspector))].map((inspector) => {
    const answers = visits.filter((visit) => visit.inspector === inspector).flatMap((visit) => visit.answers)
    return { inspector, found: answers.filter((answer) => answer === 1).length, inspected: answers.length }
  })
  const { prior } = betaBinomialFit({ groups: records.map(({ found, inspected }) => ({ bad: found, inspected })) })
  const few = prior === null ? [] : tooFewFindings({ records, prior }).inspectors
  const cases = few.map(({ inspector, flagged }) => ({
    honest: isHonest(inspector),
    planted: offenders.overlooks.has(inspector),
    flagged,
  }))
  return measure('tooFewFindings', cases)
}

function measureClosing(seed: number, manner: Manner): Measured {
  const { units } = bulkClosing({ closures: simulateClosures(seed, manner), windowDays: 3 })
  const cases = units.map(({ unit, adjusted }) => ({
    honest: unit !== hastyTownship,
    planted: unit === hastyTownship,
    flagged: (adjusted ?? 1) <= 0.05,
  }))
  return measure('bulkClosing', cases)
}

/** The same over several counties, added up method by method. */
export function measureCounties(seeds: readonly number[], manner: Manner): Measured[] {
  const [first = [], ...others] = seeds.map((seed) => measureFlags(seed, manner))
  return first.map((one, index) =>
    others.reduce((sum, rows) => {
      const next = rows[index] ?? one
      return {
        method: sum.method,
        planted: sum.planted + next.planted,
        found: sum.found + next.found,
        honest: sum.honest + next.honest,
        falseAlarms: sum.falseAlarms + next.falseAlarms,
      }
    }, one),
  )
}
