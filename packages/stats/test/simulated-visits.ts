import {
  betaBinomialFit,
  percentMatch,
  robustZ,
  seededRandom,
  similarTexts,
  straightLining,
  tooFewFindings,
  travelSpeed,
  type ChecklistVisit,
  type TimedVisit,
} from '../src/index.ts'

const inspectors = 40
const visitsEach = 25
const items = 40

/** Who does what in the simulated county; all others are honest. */
const offenders = {
  copiesAnswers: new Set(['督导03', '督导17', '督导29']),
  overlooks: new Set(['督导08', '督导22']),
  hurries: new Set(['督导05', '督导31']),
  inventsTrips: new Set(['督导11']),
  copiesTexts: new Set(['督导14', '督导36']),
  answersInOneColumn: new Set(['督导26']),
}

function isHonest(inspector: string): boolean {
  return Object.values(offenders).every((names) => !names.has(inspector))
}

export interface SimulatedVisit extends ChecklistVisit, TimedVisit {
  group: string
  minutesInside: number
  text: string
  /** Marked by the simulator: this visit's answers, duration, trip or text is not genuine. */
  fake: { answers: boolean; column: boolean; duration: boolean; trip: boolean; text: boolean }
}

const phrases = [
  '屋顶后檐漏雨',
  '厨房墙体开裂',
  '水龙头冬季停水',
  '老人未办慢病证',
  '学生返校手续未补',
  '公益岗工资未到账',
  '医保缴费凭证遗失',
  '猪圈紧挨水井',
  '低保金发放延迟',
  '旧房未拆除',
  '新房尚未通电',
  '户厕无法使用',
  '明白卡内容不符',
  '外出务工信息过期',
  '产业分红未兑现',
  '残疾证已过期',
  '危房标识未更换',
  '饮水点距离偏远',
]

/** Findings, durations, positions and texts of a county's visits in one week, with offenders planted in it. */
export function simulateVisits(seed: number): SimulatedVisit[] {
  const random = seededRandom(seed)
  const rates = Array.from({ length: items }, () => 0.05 + 0.5 * random())
  const spread = () => random() + random() + random() - 1.5
  return Array.from({ length: inspectors }, (_, who) => {
    const inspector = `督导${String(who).padStart(2, '0')}`
    const home = { longitude: 110.2 + 0.4 * random(), latitude: 26.2 + 0.4 * random() }
    const own: SimulatedVisit[] = []
    let clock = 8 * 3_600_000
    for (let visit = 0; visit < visitsEach; visit++) {
      // Households differ: poor ones have more of everything, so that items are not independent.
      const hardship = Math.exp(0.4 * spread())
      const seenShare = offenders.overlooks.has(inspector) ? 0.15 : 1
      let answers = rates.map((rate) => Number(random() < Math.min(0.95, rate * hardship) * seenShare))
      const copied = offenders.copiesAnswers.has(inspector) && visit > 0 && random() < 0.5
      const model = own[Math.floor(random() * own.length)]
      if (copied && model)
        answers = model.answers.map((answer) => (random() < 0.03 ? 1 - Number(answer) : Number(answer)))
      const column = offenders.answersInOneColumn.has(inspector) && random() < 0.5
      if (column) answers = answers.map(() => 0)
      const hurried = offenders.hurries.has(inspector) && random() < 0.6
      const minutesInside = hurried ? 2 + 2 * random() : 35 * Math.exp(0.5 * spread())
      const trip = offenders.inventsTrips.has(inspector) && visit > 0 && random() < 0.5
      const shift = trip ? 0.3 : 0.01
      const start = clock + (trip ? 2 : 10 + 20 * random()) * 60_000
      clock = start + minutesInside * 60_000
      const place = (from: number) => from + shift * (random() < 0.5 ? -1 : 1) * (0.5 + random() / 2)
      const last = own.at(-1)
      const reused = offenders.copiesTexts.has(inspector) && last !== undefined && random() < 0.5
      const written = Array.from({ length: 5 }, () => phrases[Math.floor(random() * phrases.length)]).join('，')
      own.push({
        id: `${inspector}-${visit}`,
        inspector,
        group: inspector,
        answers,
        minutesInside,
        longitude: place(trip ? (last?.longitude ?? home.longitude) : home.longitude),
        latitude: place(trip ? (last?.latitude ?? home.latitude) : home.latitude),
        start,
        end: clock,
        text: reused ? `${last.text}。` : written,
        fake: { answers: copied, column, duration: hurried, trip, text: reused },
      })
    }
    return own
  }).flat()
}

export interface Measured {
  method: string
  planted: number
  recall: number
  /** Share flagged among what honest inspectors, who do nothing wrong of any kind, handed in. */
  falseAlarms: number
}

interface Case {
  inspector: string
  planted: boolean
  flagged: boolean
}

function measure(method: string, cases: readonly Case[]): Measured {
  const planted = cases.filter((each) => each.planted)
  const honest = cases.filter(({ inspector }) => isHonest(inspector))
  const share = (part: readonly Case[]) => part.filter(({ flagged }) => flagged).length / part.length
  return { method, planted: planted.length, recall: share(planted), falseAlarms: share(honest) }
}

/** Recall and false alarms of the flags on one simulated county. */
export function measureFlags(seed: number): Measured[] {
  const visits = simulateVisits(seed)
  const random = seededRandom(seed + 1)
  const matches = percentMatch({ visits, random, permutations: 200 }).visits
  // A copy points at its model as much as the model at its copy: both count as planted.
  const involved = new Set(
    matches.flatMap(({ id, closest }, index) => (visits[index]?.fake.answers ? [id, closest ?? ''] : [])),
  )
  const records = [...new Set(visits.map(({ inspector }) => inspector))].map((inspector) => {
    const answers = visits.filter((visit) => visit.inspector === inspector).flatMap((visit) => visit.answers)
    return { inspector, found: answers.filter((answer) => answer === 1).length, inspected: answers.length }
  })
  const fit = betaBinomialFit({ groups: records.map(({ found, inspected }) => ({ bad: found, inspected })) })
  const few = fit.prior === null ? [] : tooFewFindings({ records, prior: fit.prior }).inspectors
  const scores = robustZ({ values: visits.map(({ minutesInside }) => minutesInside), log: true }).scores
  const legs = travelSpeed({ visits }).legs
  const copies = new Set(similarTexts({ texts: visits, random }).copies.flatMap(({ ids }) => ids))
  const reused = new Set(visits.flatMap(({ fake, id }, index) => (fake.text ? [id, visits[index - 1]?.id ?? ''] : [])))
  const lines = straightLining({ visits }).visits
  const ofVisits = (method: string, planted: (visit: SimulatedVisit) => boolean, flagged: (index: number) => boolean) =>
    measure(
      method,
      visits.map((visit, index) => ({ inspector: visit.inspector, planted: planted(visit), flagged: flagged(index) })),
    )
  return [
    ofVisits(
      'percentMatch',
      ({ id }) => involved.has(id),
      (index) => (matches[index]?.adjusted ?? 1) <= 0.05,
    ),
    ofVisits(
      'straightLining',
      ({ fake }) => fake.column,
      (index) => (lines[index]?.shareAsLong ?? 1) <= 0.05,
    ),
    ofVisits(
      'robustZ',
      ({ fake }) => fake.duration,
      (index) => (scores[index] ?? 0) < -2.5,
    ),
    ofVisits(
      'similarTexts',
      ({ id }) => reused.has(id),
      (index) => copies.has(visits[index]?.id ?? ''),
    ),
    measure(
      'tooFewFindings',
      few.map(({ inspector, flagged }) => ({ inspector, planted: offenders.overlooks.has(inspector), flagged })),
    ),
    measure(
      'travelSpeed',
      legs.map(({ inspector, to, flag }) => ({
        inspector,
        planted: visits.find(({ id }) => id === to)?.fake.trip ?? false,
        flagged: flag === 'too-fast',
      })),
    ),
  ]
}
