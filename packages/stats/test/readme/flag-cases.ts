import {
  benjaminiHochberg,
  candidateProbability,
  dhash,
  hamming,
  jaccard,
  kilometresBetween,
  matchProbability,
  minhash,
  percentMatch,
  robustZ,
  seededRandom,
  travelSpeed,
} from '../../src/index.ts'
import { referenceRows } from '../reference.ts'
import { percent, shown, type WorkedCase } from './worked-case.ts'

/** p values of the example in Benjamini & Hochberg (1995), section 4. */
const thrombolysis = [
  0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
]
const roof = '已为该户修缮屋顶并接通自来水村组干部核实'
const wall = '已为该户修缮墙体并接通自来水村组干部核实'
const similarity = jaccard({ first: roof, second: wall }).similarity
const stripes = Array.from({ length: 72 }, (_, at) => (at % 9) % 2)
const fast = travelSpeed({
  visits: [
    { id: 'a', inspector: '甲', start: 0, end: 1_800_000, longitude: -75.343, latitude: 39.984 },
    { id: 'b', inspector: '甲', start: 2_400_000, end: 3_000_000, longitude: -75.534, latitude: 39.123 },
  ],
}).legs[0]
const byChance = matchProbability({ items: 20, agreement: 0.82, threshold: 0.85 })
const copied = () => {
  const random = seededRandom(1)
  const visits = Array.from({ length: 200 }, (_, index) => ({
    id: `${index}`,
    answers: Array.from({ length: 40 }, () => Math.floor(random() * 3)),
  }))
  const copy = { id: 'copy', answers: visits[7]?.answers.map((answer, item) => (item === 3 ? 9 : answer)) ?? [] }
  return percentMatch({ visits: [...visits, copy], random }).visits.at(-1)
}

/** Flags of paper rectification: for a person to look at, never a score of guilt. */
export const flagCases: WorkedCase[] = [
  {
    method: 'percentMatch',
    paper: 'Kuriakose & Robbins 2016',
    basis: 'by hand',
    data: 'a copy with 1 of 40 answers changed',
    reference: '7: 39/40',
    ours: () => `${copied()?.closest}: ${copied()?.identical}/40`,
    'zh-CN': () =>
      '某次入户 40 项里 39 项与另一次完全一样，打乱后几乎不会出现：请对照两份记录看一看。' +
      `（20 项清单用“85 % 雷同”一刀切，会误伤 ${percent(byChance.pair)} 的正常对子。）`,
    en: () =>
      '39 of 40 answers equal another visit’s, which shuffling hardly ever gives: look at the ' +
      `two side by side. (A fixed 85 % rule would flag ${percent(byChance.pair)}` +
      ' of honest pairs on 20 items.)',
  },
  {
    method: 'benjaminiHochberg',
    paper: 'Benjamini & Hochberg 1995',
    basis: 'published',
    data: 'thrombolysis, 15 tests: rejected',
    reference: '4',
    ours: () => `${benjaminiHochberg({ pValues: thrombolysis }).discovered.filter(Boolean).length}`,
    'zh-CN': () => '同时查 200 名核查员，总有人碰巧异常；校正后，提示的名单里误报预计不超过 5 %。',
    en: () =>
      'Among 200 inspectors some look odd by chance; after correction at most 5 % of the flags ' +
      'are expected to be false.',
  },
  {
    method: 'robustZ',
    paper: 'Iglewicz & Hoaglin 1993',
    basis: 'by hand',
    data: '1 2 3 4 100: (100 − 3)/1.4826',
    reference: '65.4256',
    ours: () => shown(robustZ({ values: [1, 2, 3, 4, 100] }).scores[4], 4),
    'zh-CN': () =>
      `别人一户约 30–40 分钟，这户 2 分钟（稳健 z ${shown(robustZ({ values: [30, 35, 40, 28, 33, 2], log: true }).scores[5], 1)}` +
      '，低于 −2.5）：请核实是否入户。',
    en: () => 'Others take 30–40 minutes, this visit took 2: ask whether anyone went in.',
  },
  {
    method: 'travelSpeed',
    paper: 'haversine, Sinnott 1984',
    basis: 'cited',
    data: '−75.343,39.984 → −75.534,39.123 km',
    reference: '97.12922118967835',
    ours: () =>
      `${kilometresBetween({ longitude: -75.343, latitude: 39.984 }, { longitude: -75.534, latitude: 39.123 })}`,
    'zh-CN': () =>
      `两户相距 ${shown(fast?.kilometres)} 公里，间隔 ${shown(fast?.minutes)} 分钟，合每小时 ${shown(fast?.speed)} 公里：时间或位置有误。`,
    en: () =>
      `${shown(fast?.kilometres)} km in ${shown(fast?.minutes)} minutes is ${shown(fast?.speed)} ` +
      'km/h: a time or a place is wrong.',
  },
  {
    method: 'minhash',
    paper: 'Broder 2000; MMDS ch. 3',
    basis: 'published',
    data: 'b 20, r 5, s .2 … .8',
    reference: '.006 .047 .186 .470 .802 .975 .9996',
    ours: () =>
      [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8]
        .map((s) => shown(candidateProbability(s), s === 0.8 ? 4 : 3).slice(1))
        .join(' '),
    'zh-CN': () =>
      `十万条整改措施里找雷同，不必两两细读：先用 ${minhash({ texts: [roof], random: seededRandom(1) }).signatures[0]?.signature?.length}` +
      ' 个指纹筛出可疑的，再逐对核对。',
    en: () =>
      'To find copies among 100,000 measures, 100 fingerprints pick the suspects and only those ' +
      'are compared word by word.',
  },
  {
    method: 'jaccard',
    paper: 'Jaccard 1912; Broder 1997',
    basis: 'computed',
    data: `“${roof.slice(0, 8)}…”, “${wall.slice(0, 8)}…”`,
    reference: shown(Number(referenceRows('computed').find((row) => row.case === 'jaccard')?.value), 10),
    ours: () => shown(similarity, 10),
    'zh-CN': () =>
      `两户的措施只换了“屋顶/墙体”，相似度 ${shown(similarity, 2)}（0.8 以上才提示）；不足 12 个字的不比。`,
    en: () =>
      `Two measures differ only in “roof/wall”: similarity ${shown(similarity, 2)} (flagged from ` +
      '0.8); under 12 characters not compared.',
  },
  {
    method: 'dhash',
    paper: 'Krawetz 2013',
    basis: 'by hand',
    data: 'nine columns dark, light, dark, …',
    reference: 'aaaaaaaaaaaaaaaa',
    ours: () => dhash({ width: 9, height: 8, luminance: stripes }).hash ?? '–',
    'zh-CN': () =>
      `同一张照片缩小、调亮后仍认得出。白墙、夜景不比：“${dhash({ width: 9, height: 8, luminance: stripes.map(() => 1) }).reason?.['zh-CN']}”`,
    en: () => 'A photo is known again when made smaller or brighter; bare walls and darkness are not compared.',
  },
  {
    method: 'hamming',
    paper: 'Hamming 1950',
    basis: 'by hand',
    data: 'a9 … and aa …',
    reference: '2',
    ours: () => `${hamming({ first: `a9${'a'.repeat(14)}`, second: 'a'.repeat(16) }).distance}`,
    'zh-CN': () => '两户的佐证照片 64 位里相差不超过 5 位：多半是同一个画面，请调原图。',
    en: () => 'Photos of two households differ in at most 5 of 64 bits: most likely one scene; open the originals.',
  },
]
