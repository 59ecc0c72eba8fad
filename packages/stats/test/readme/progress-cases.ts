import {
  apportion,
  assignInspectors,
  coxBinary,
  drawSample,
  expectedValueOfSample,
  forecast,
  kaplanMeier,
  logRank,
  neyman,
  pace,
  seededRandom,
} from '../../src/index.ts'
import { referenceRows } from '../reference.ts'
import { percent, shown, type WorkedCase } from './worked-case.ts'

const aml = referenceRows('aml').map(({ time, status, x = '' }) => ({
  time: Number(time),
  event: status === '1',
  group: x,
  marked: x === 'Nonmaintained',
}))
const maintained = kaplanMeier({ observations: aml.filter(({ marked }) => !marked) })
const ranks = logRank({ observations: aml })
const cox = coxBinary({ observations: aml })
const slow = kaplanMeier({
  observations: [
    { time: 5, event: true },
    { time: 30, event: false },
    { time: 41, event: false },
  ],
})
const days = (closed: number, opened: number) => Array.from({ length: 10 }, () => ({ closed, opened }))
const steady = pace({ open: 180, workingDaysLeft: 20, history: days(12, 2) })
const uneven = forecast({
  open: 100,
  workingDaysLeft: 22,
  random: seededRandom(9),
  history: Array.from({ length: 12 }, (_, index) => ({ closed: index % 4 === 0 ? 0 : 8, opened: index % 3 })),
})
const strata = (
  [
    [3000, 48],
    [4000, 179],
    [5000, 176],
    [2000, 16],
  ] as const
).map(([size, deviation], index) => ({ name: `${index + 1}`, size, deviation }))
const worth = expectedValueOfSample({ belief: { alpha: 2, beta: 10 }, households: 100, threshold: 0.15, sample: 2 })
const hopeless = expectedValueOfSample({
  belief: { alpha: 20, beta: 10 },
  households: 100,
  threshold: 0.15,
  sample: 2,
})
const plan = assignInspectors({
  villages: [{ id: '甲村', earlierInspectors: ['张'] }, { id: '乙村' }],
  inspectors: [{ id: '张' }, { id: '王', homeVillage: '乙村' }],
})
const drawn = drawSample({
  units: Array.from({ length: 40 }, (_, index) => ({ id: `${index}`, priority: index })),
  sample: 12,
  random: seededRandom(1),
})
const random = drawn.drawn.filter(({ part }) => part === 'random')

const weights = random.reduce((sum, { weight }) => sum + (weight ?? 0), 0)

/** Pace, and whom to revisit. */
export const progressCases: WorkedCase[] = [
  {
    method: 'kaplanMeier',
    paper: 'Kaplan & Meier 1958; Miller 1981',
    basis: 'published',
    data: 'leukaemia, maintained: median (lower)',
    reference: '31 (18)',
    ours: () => `${maintained.median} (${maintained.medianLower})`,
    'zh-CN': () => `一半问题多久能销号？未过半时不硬给数：“${slow.reason?.['zh-CN']}”`,
    en: () => `How long until half are closed? When less than half are: “${slow.reason?.en}”`,
  },
  {
    method: 'logRank',
    paper: 'Mantel 1966; Miller 1981',
    basis: 'published',
    data: 'leukaemia: χ² / p',
    reference: '3.4 / 0.0653',
    ours: () => `${shown(ranks.chiSquare, 1)} / ${shown(ranks.pValue, 4)}`,
    'zh-CN': () => '两个乡镇整改快慢有差别吗？p = 0.07：有苗头，还不能下结论。',
    en: () => 'Do two townships differ in speed? p = 0.07: a hint, no conclusion yet.',
  },
  {
    method: 'coxBinary',
    paper: 'Cox 1972; Efron 1977',
    basis: 'published',
    data: 'leukaemia: coef / exp / se',
    reference: '0.916 / 2.5 / 0.512',
    ours: () => `${shown(cox.coefficient, 3)} / ${shown(cox.hazardRatio, 1)} / ${shown(cox.standardError, 3)}`,
    'zh-CN': () =>
      `挂牌的问题销号快多少？${shown(cox.hazardRatio, 1)} 倍，可能在 ${shown(cox.lower, 1)} 到 ${shown(cox.upper, 1)} 倍之间。`,
    en: () =>
      `How much faster are listed problems closed? ${shown(cox.hazardRatio, 1)} times, anywhere ` +
      `from ${shown(cox.lower, 1)} to ${shown(cox.upper, 1)}.`,
  },
  {
    method: 'pace',
    paper: 'Cockburn 2004 (burn-up)',
    basis: 'by hand',
    data: '180 open, 20 days, 12 closed and 2 opened a day',
    reference: '9; 12; 10',
    ours: () => `${steady.required}; ${steady.achieved}; ${steady.net}`,
    'zh-CN': () =>
      `还有 180 个、20 个工作日，每天要销 ${steady.required} 个；近十天每天销 ${steady.achieved} 个、新增 2 个：够。`,
    en: () =>
      `180 open, 20 working days: ${steady.required} a day needed; of late ${steady.achieved} ` +
      'closed and 2 opened a day: enough.',
  },
  {
    method: 'forecast',
    paper: 'Efron & Tibshirani 1993',
    basis: 'by hand',
    data: '40 open, 4 net each day: median, 85 %',
    reference: '10, 10',
    ours: () => {
      const { medianDays, sureDays } = forecast({
        open: 40,
        workingDaysLeft: 10,
        history: days(5, 1),
        random: seededRandom(1),
      })
      return `${medianDays}, ${sureDays}`
    },
    'zh-CN': () =>
      `按期完成的可能 ${percent(uneven.probabilityDone)}；有 85 % 把握的日子在 ${uneven.sureDays} 个工作日之后。新增多于销号时只说：“按目前速度无法完成”。`,
    en: () => `Done in time with ${percent(uneven.probabilityDone)}; 85 % sure after ${uneven.sureDays} working days.`,
  },
  {
    method: 'neyman',
    paper: 'Neyman 1934; stratallo',
    basis: 'published',
    data: 'four strata, n 190',
    reference: '15.440181|76.772009|94.356659|3.431151',
    ours: () =>
      neyman({ strata, sample: 190 })
        .allocation?.map((value) => shown(value, 6))
        .join('|') ?? '–',
    'zh-CN': () => '户数多、好坏说不准的村多抽，情况清楚的村少抽。',
    en: () => 'Many households and much doubt: more visits; where things are clear: fewer.',
  },
  {
    method: 'apportion',
    paper: 'Wright 2012',
    basis: 'computed',
    data: 'the same, best whole numbers',
    reference: '15|77|95|3',
    ours: () => apportion({ strata, sample: 190 }).allocation?.join('|') ?? '–',
    'zh-CN': () => `190 户分到四组，整户数为 ${apportion({ strata, sample: 190 }).allocation?.join('、')}，误差最小。`,
    en: () => '190 whole households over four strata with the least error.',
  },
  {
    method: 'expectedValueOfSample',
    paper: 'Raiffa & Schlaifer 1961',
    basis: 'by hand',
    data: 'Beta(2, 10), 100 households, 15 %, n 2',
    reference: '0.5037',
    ours: () => shown(worth.value, 4),
    'zh-CN': () =>
      `这个村再查 2 户，平均能少漏 ${shown(worth.value, 1)} 户；` + `已明显不合格的村：“${hopeless.reason?.['zh-CN']}”`,
    en: () =>
      `Two more visits here save ${shown(worth.value, 1)} households on average; where it is clearly bad already: act.`,
  },
  {
    method: 'assignInspectors',
    paper: 'Kuhn 1955; Jonker & Volgenant 1987',
    basis: 'by hand',
    data: 'one barred by an earlier round, one by home',
    reference: '甲村王 乙村张',
    ours: () => plan.assignments.map(({ village, inspector }) => `${village}${inspector}`).join(' '),
    'zh-CN': () => '张查过甲村，王家在乙村：甲村派王，乙村派张。',
    en: () => 'Zhang did 甲村 before, Wang lives in 乙村: so they change places.',
  },
  {
    method: 'drawSample',
    paper: 'Cochran 1977; Horvitz & Thompson 1952',
    basis: 'by hand',
    data: '12 of 40: random; targeted; sum of weights',
    reference: '3; 9; 40',
    ours: () => `${random.length}; ${drawn.drawn.length - random.length}; ${shown(weights)}`,
    'zh-CN': () =>
      `12 户里 ${random.length} 户纯随机（可推算全村），其余按线索选，标明“${drawn.drawn.at(-1)?.reason?.['zh-CN']}”`,
    en: () => `${random.length} of 12 are drawn at random and speak for the village; the rest follow leads and say so.`,
  },
]
