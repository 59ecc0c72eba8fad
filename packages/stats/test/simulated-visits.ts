import type { ChecklistVisit, Closure, HashedPhoto, PlacedVisit, Random, TimedVisit } from '../src/index.ts'
import { seededRandom } from '../src/index.ts'

const inspectors = 40
const visitsEach = 25
const items = 40

/** Who does what in the simulated county; all others are honest. */
export const offenders = {
  copiesAnswers: new Set(['督导03', '督导17', '督导29']),
  overlooks: new Set(['督导08', '督导22']),
  hurries: new Set(['督导05', '督导31']),
  inventsTrips: new Set(['督导11']),
  copiesTexts: new Set(['督导14', '督导36']),
  answersInOneColumn: new Set(['督导26']),
  staysInOnePlace: new Set(['督导20']),
  reusesPhotos: new Set(['督导34']),
}

/** The township that closes what is open just before the deadline. */
export const hastyTownship = '乡07'

export function isHonest(inspector: string): boolean {
  return Object.values(offenders).every((names) => !names.has(inspector))
}

/** How offenders go about it: `open` takes no trouble, `careful` covers up. */
export type Manner = 'open' | 'careful'

const manners = {
  open: {
    answersChanged: 0.03, findingsKept: 0.15, columnLength: 1, minutes: 2, tripDegrees: 0.3, phrasesReplaced: 0,
    metresMoved: 5, photoBits: 2, closedAtTheEnd: 0.8,
  },
  careful: {
    answersChanged: 0.15, findingsKept: 0.6, columnLength: 0.5, minutes: 10, tripDegrees: 0.03, phrasesReplaced: 1,
    metresMoved: 40, photoBits: 7, closedAtTheEnd: 0.3,
  },
}

export interface SimulatedVisit extends ChecklistVisit, TimedVisit, PlacedVisit, HashedPhoto {
  group: string
  answers: number[]
  minutesInside: number
  text: string
  /** Marked by the simulator: what of this visit is not genuine. */
  fake: Record<'answers' | 'column' | 'duration' | 'trip' | 'text' | 'place' | 'photo', boolean>
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

function pick<T>(list: readonly T[], random: Random): T {
  return list[Math.floor(random() * list.length)] as T
}

/** A text of five phrases, or the one before with some of its phrases replaced. */
function written(model: string | null, replaced: number, random: Random): string {
  if (model === null) return Array.from({ length: 5 }, () => pick(phrases, random)).join('，')
  const kept = model.replace('。', '').split('，')
  return `${kept.map((phrase, at) => (at < replaced ? pick(phrases, random) : phrase)).join('，')}。`
}

/** A new picture's hash, or the one before with some bits turned, as another crop or exposure does. */
function photographed(model: string | null, bits: number, random: Random): string {
  let hash = BigInt(Math.floor(random() * 2 ** 32)) * 2n ** 32n + BigInt(Math.floor(random() * 2 ** 32))
  if (model !== null) {
    hash = BigInt(`0x${model}`)
    for (let turned = 0; turned < bits; turned++) hash ^= 1n << BigInt(Math.floor(random() * 64))
  }
  return hash.toString(16).padStart(16, '0')
}

/** What a county's visits of one week hand in, with offenders planted in it. */
export function simulateVisits(seed: number, manner: Manner): SimulatedVisit[] {
  const random = seededRandom(seed)
  const how = manners[manner]
  const rates = Array.from({ length: items }, () => 0.05 + 0.5 * random())
  const spread = () => random() + random() + random() - 1.5
  return Array.from({ length: inspectors }, (_, who) => {
    const inspector = `督导${String(who).padStart(2, '0')}`
    const is = (offence: keyof typeof offenders, share: number) => offenders[offence].has(inspector) && random() < share
    const home = { longitude: 110.2 + 0.4 * random(), latitude: 26.2 + 0.4 * random() }
    const own: SimulatedVisit[] = []
    let clock = 8 * 3_600_000
    for (let visit = 0; visit < visitsEach; visit++) {
      const last = own.at(-1) ?? null
      // Households differ: poor ones have more of everything, so that items are not independent.
      const hardship = Math.exp(0.4 * spread())
      const seenShare = offenders.overlooks.has(inspector) ? how.findingsKept : 1
      let answers = rates.map((rate) => Number(random() < Math.min(0.95, rate * hardship) * seenShare))
      const copied = last !== null && is('copiesAnswers', 0.5)
      if (copied) answers = pick(own, random).answers.map((answer) => (random() < how.answersChanged ? 1 - answer : answer))
      const column = is('answersInOneColumn', 0.5)
      if (column) answers = answers.map((answer, item) => (item < how.columnLength * items ? 0 : answer))
      const hurried = is('hurries', 0.6)
      const minutesInside = hurried ? how.minutes * (1 + random()) : 35 * Math.exp(0.5 * spread())
      const trip = last !== null && is('inventsTrips', 0.5)
      const stays = last !== null && is('staysInOnePlace', 0.5)
      const start = clock + (trip ? 2 : 10 + 20 * random()) * 60_000
      clock = start + minutesInside * 60_000
      const from = last !== null && (trip || stays) ? last : home
      const shift = trip ? how.tripDegrees : stays ? how.metresMoved / 111_000 : 0.01
      const place = (degrees: number) => degrees + shift * (random() < 0.5 ? -1 : 1) * (0.5 + random() / 2)
      const reused = last !== null && is('copiesTexts', 0.5)
      const shown = last !== null && is('reusesPhotos', 0.5)
      own.push({
        id: `${inspector}-${visit}`,
        household: `${inspector}-${visit}`,
        inspector,
        group: inspector,
        answers,
        minutesInside,
        longitude: place(from.longitude),
        latitude: place(from.latitude),
        start,
        end: clock,
        text: written(reused ? last.text : null, how.phrasesReplaced, random),
        sha256: `${inspector}-${visit}`,
        hash: photographed(shown ? last.hash : null, how.photoBits, random),
        fake: { answers: copied, column, duration: hurried, trip, text: reused, place: stays, photo: shown },
      })
    }
    return own
  }).flat()
}

/** Closures of 20 townships over the 60 days before the deadline. */
export function simulateClosures(seed: number, manner: Manner): Closure[] {
  const random = seededRandom(seed)
  return Array.from({ length: 20 }, (_, index) => `乡${String(index).padStart(2, '0')}`).flatMap((unit) =>
    Array.from({ length: 60 }, () => {
      const atTheEnd = unit === hastyTownship && random() < manners[manner].closedAtTheEnd
      return { unit, daysLeft: Math.floor(random() * (atTheEnd ? 3 : 60)) }
    }),
  )
}
