import {
  backCheck,
  betaBinomialFit,
  funnelLimits,
  lqasOperatingCharacteristic,
  lqasPlan,
  pairedT,
  readiness,
  reliabilityRatio,
  seededRandom,
  sequentialPlan,
  shrink,
  signedRank,
} from '../../src/index.ts'
import { referenceRows } from '../reference.ts'
import { percent, shown, type WorkedCase } from './worked-case.ts'

const survey = referenceRows('backcheck_survey')
const pairs = referenceRows('backcheck_bc').flatMap(({ id, itemssold = '' }) =>
  itemssold === ''
    ? []
    : [{ survey: Number(survey.find((row) => row.id === id)?.itemssold), check: Number(itemssold) }],
)
const genders = backCheck({
  variables: [{ name: 'gender', type: 1 }],
  survey: survey.map((row) => ({
    id: row.id ?? '',
    inspector: row.enum ?? '',
    team: row.enumteam ?? '',
    answers: { gender: row.gender || null },
  })),
  check: referenceRows('backcheck_bc').map((row) => ({
    id: row.id ?? '',
    inspector: row.bcer ?? '',
    answers: { gender: row.gender || null },
  })),
})
const teamOne = genders.byTeam.find(({ group }) => group === '1')
const prior = { alpha: 2.4, beta: 14.3 }
const groups = [0, 1, 3, 0, 2, 5, 1, 0, 4, 2, 0, 7].map((bad, index) => ({
  name: `村${index + 1}`,
  bad,
  inspected: [10, 12, 9, 20, 15, 14, 11, 8, 10, 22, 5, 13][index] ?? 0,
}))
const fit = betaBinomialFit({ groups })
const plan = lqasPlan({ population: 60, acceptableRate: 0.3, unacceptableRate: 0.5 })
const zeroDefect = lqasPlan({ population: 50, acceptableRate: 0, unacceptableRate: 0.1, consumerRisk: 0.05 })
const nist = { population: null, acceptableRate: 0.01, unacceptableRate: 0.1, producerRisk: 0.05, consumerRisk: 0.1 }
const shrunken = (bad: number, inspected: number) =>
  shrink({ groups: [{ name: '村', bad, inspected }], prior }).groups[0]?.rate
const waiting = readiness({ bad: 2, inspected: 18, population: 60, prior, threshold: 0.15 })
const funnel = funnelLimits({ groups: [{ name: '村', bad: 4, inspected: 20 }], target: 0.2 }).points[0]
const test = pairedT({ pairs })
const ratio = reliabilityRatio({ pairs, random: seededRandom(5) })

/** Back checks, and whether a village is ready. */
export const villageCases: WorkedCase[] = [
  {
    method: 'backCheck',
    paper: 'IPA bcstats',
    basis: 'published',
    data: 'toy data, type 1, team 1',
    reference: '4/5 = 0.8000',
    ours: () => `${teamOne?.differences}/${teamOne?.compared} = ${shown(teamOne?.rate, 4)}`,
    'zh-CN': () => '一组 5 次复核，4 次性别对不上：先找核查员谈话。比对不足 5 次的只列次数，不算比例。',
    en: () =>
      'In one team 4 of 5 back checks disagree on sex: talk to the inspectors. Under 5 ' +
      'comparisons only counts are shown.',
  },
  {
    method: 'reliabilityRatio',
    paper: 'bcstats; O’Muircheartaigh 1991',
    basis: 'computed',
    data: 'toy data, itemssold',
    reference: '0.9066390041',
    ours: () => shown(ratio.ratio, 10),
    'zh-CN': () => `这一项问两次，差异里 ${percent(ratio.ratio)} 是各户真实的不同，问得稳。`,
    en: () => `Asked twice, ${percent(ratio.ratio)} of the variation of this item is real: it is asked reliably.`,
  },
  {
    method: 'signedRank',
    paper: 'Wilcoxon 1945',
    basis: 'computed',
    data: 'toy data, itemssold, exact p',
    reference: '0.25',
    ours: () => shown(signedRank({ pairs }).pValue, 2),
    'zh-CN': () => '7 户问了两次，只有 3 户答案不同：看不出有系统性偏移。',
    en: () => 'Of 7 households asked twice 3 answered differently: no shift is proven.',
  },
  {
    method: 'pairedT',
    paper: 'Student 1908; bcstats',
    basis: 'published',
    data: 'toy data, itemssold: t; p; mean',
    reference: '-2.0656; 0.0844; -1.142857',
    ours: () => `${shown(test.t, 4)}; ${shown(test.pValue, 4)}; ${shown(test.meanDifference, 6)}`,
    'zh-CN': () => '复核平均比初查多 1.1 件，但户数少，还不能说初查偏低。',
    en: () => 'The check finds 1.1 more on average, but with so few households this is not proven.',
  },
  {
    method: 'lqasPlan',
    paper: 'Dodge & Romig 1929; sleacr',
    basis: 'published',
    data: 'N 60, 30 % vs 50 %, risks 10 %: n, c',
    reference: '24, 9',
    ours: () => `${plan.sample}, ${plan.acceptance}`,
    'zh-CN': () => `50 户的村要有 95 % 把握说“不合格不到一成”：随机抽 ${zeroDefect.sample} 户，一户都不能有问题。`,
    en: () => `To be 95 % sure that under a tenth of 50 households is bad: draw ${zeroDefect.sample}, none may be bad.`,
  },
  {
    method: 'lqasOperatingCharacteristic',
    paper: 'sleacr article',
    basis: 'published',
    data: 'the plan above, 30 of 60 bad',
    reference: '0.09359355',
    ours: () => shown(lqasOperatingCharacteristic({ population: 60, sample: 24, acceptance: 9 }).points[30]?.pass, 8),
    'zh-CN': () =>
      `抽 24 户、容许 9 户：真有一半不合格的村，仍有 ${percent(plan.passIfUnacceptable, 1)} 的可能蒙混过关。`,
    en: () => `Draw 24, allow 9: a village that is half bad still passes with ${percent(plan.passIfUnacceptable, 1)}.`,
  },
  {
    method: 'sequentialPlan',
    paper: 'Wald 1947; NIST 6.2.6',
    basis: 'published',
    data: 'p1 .01, p2 .10, α .05, β .10: h1, h2; n 24',
    reference: '0.939, 1.205; 0 / 3',
    ours: () => {
      const { acceptIntercept, rejectIntercept, steps } = sequentialPlan(nist)
      return `${shown(acceptIntercept, 3)}, ${shown(rejectIntercept, 3)}; ${steps[23]?.accept} / ${steps[23]?.reject}`
    },
    'zh-CN': () => '一户一户随机查：查到第 24 户仍无问题即可通过，已有 3 户问题即不通过，否则接着查。',
    en: () => 'Household by household: at the 24th, none bad passes, 3 bad fails, else go on.',
  },
  {
    method: 'betaBinomialFit',
    paper: 'Griffiths 1973',
    basis: 'computed',
    data: '12 villages: α; β',
    reference: '0.9038107338; 4.4026377779',
    ours: () => `${shown(fit.prior?.alpha, 10)}; ${shown(fit.prior?.beta, 10)}`,
    'zh-CN': () => `12 个村合计不合格 ${percent(fit.pooledRate)}，村与村的差别超过偶然；由此知道“一般村”大概什么样。`,
    en: () =>
      `12 villages, ${percent(fit.pooledRate)} bad in all, differing by more than chance: this ` +
      'is what a usual village looks like.',
  },
  {
    method: 'shrink',
    paper: 'Efron & Morris 1975',
    basis: 'computed',
    data: '3/3 bad, Beta(2.4, 14.3)',
    reference: '0.2741117',
    ours: () => shown(shrunken(3, 3), 7),
    'zh-CN': () =>
      `只看 3 户、3 户都坏，不等于全村 100 %：合理估计 ${percent(shrunken(3, 3))}；看 20 户坏 6 户，估计 ${percent(shrunken(6, 20))}。`,
    en: () =>
      `3 of 3 bad is not 100 %: a fair estimate is ${percent(shrunken(3, 3))}; ` +
      `6 of 20 gives ${percent(shrunken(6, 20))}.`,
  },
  {
    method: 'readiness',
    paper: 'Griffiths 1973; Ericson 1969',
    basis: 'computed',
    data: '2/18 of 60, ≤ 15 %, Beta(2.4, 14.3)',
    reference: shown(Number(referenceRows('computed').find((row) => row.case === 'readiness')?.value), 10),
    ours: () => shown(waiting.probability, 10),
    'zh-CN': () =>
      `60 户的村查了 18 户、2 户有问题，达标的把握 ${percent(waiting.probability)}。“${waiting.reason?.['zh-CN']}”`,
    en: () => `18 of 60 inspected, 2 bad: ready with ${percent(waiting.probability)}. “${waiting.reason?.en}”`,
  },
  {
    method: 'funnelLimits',
    paper: 'Spiegelhalter 2005',
    basis: 'computed',
    data: 'n 20, target .2, 95 %',
    reference: ['0.025;20;0.2', '0.975;20;0.2']
      .map((quantity) => shown(Number(referenceRows('computed').find((row) => row.quantity === quantity)?.value), 10))
      .join('–'),
    ours: () => `${shown(funnel?.lower95, 10)}–${shown(funnel?.upper95, 10)}`,
    'zh-CN': () =>
      `全县 20 %。只查 20 户的村，${percent(funnel?.lower95)} 到 ${percent(funnel?.upper95)} 都属正常波动，不必排名批评。`,
    en: () =>
      `County rate 20 %. With 20 households anything from ${percent(funnel?.lower95)} to ${percent(funnel?.upper95)}` +
      ' is ordinary: no league table.',
  },
]
