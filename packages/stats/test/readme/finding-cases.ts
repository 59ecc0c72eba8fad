import {
  chaoLowerBound,
  chapman,
  clopperPearson,
  dependenceBand,
  finitePopulationRange,
  huggins,
  hypergeometricInterval,
  lincolnPetersen,
  logLinear,
  sadinleInterval,
  sampleCoverage,
  seededRandom,
  sekarDeming,
  wilson,
} from '../../src/index.ts'
import { percent, shown, type WorkedCase } from './worked-case.ts'

const seber = { first: 948, second: 421, both: 167 }
const ricker = { first: 109, second: 177, both: 57 }
const small = { first: 10, second: 15, both: 5 }
const rehearsal = { 111: 72, 110: 155, 101: 7, 100: 71, '011': 13, '010': 53, '001': 43 }
const hepatitis = { 111: 28, 110: 21, 101: 17, 100: 69, '011': 18, '010': 55, '001': 63 }
const village = { first: 60, second: 75, both: 45 }
const exactRate = clopperPearson({ successes: 4, trials: 20 })
const closedLot = finitePopulationRange({ bad: 4, sample: 20, population: 80 })
const fitOf = (model: string) => logLinear({ cells: rehearsal, models: [model] }).models[0]
const plain = (
  [
    ['11', 20],
    ['10', 30],
    ['01', 15],
  ] as const
).flatMap(([history, times]) =>
  Array.from({ length: times }, () => ({ found: Array.from(history, (mark) => mark === '1') })),
)
const coverage = () => sampleCoverage({ cells: hepatitis, random: seededRandom(7) })
const limits = ({ lower, upper }: { lower: number | null; upper: number | null }, digits = 0) =>
  `${shown(lower, digits)}–${shown(upper, digits)}`

/** Rates and hidden problems. */
export const findingCases: WorkedCase[] = [
  {
    method: 'wilson',
    paper: 'Wilson 1927',
    basis: 'computed',
    data: '4/20, 95 %',
    reference: '0.0806576626–0.4160174323',
    ours: () => limits(wilson({ successes: 4, trials: 20 }), 10),
    'zh-CN': () =>
      `回访 20 户，4 户仍有问题：仍有问题的约占 ${percent(wilson({ successes: 4, trials: 20 }).estimate)}，可能在 8 % 到 42 % 之间。`,
    en: () => '20 households revisited, 4 still with the problem: about 20 %, anywhere from 8 % to 42 %.',
  },
  {
    method: 'clopperPearson',
    paper: 'Clopper & Pearson 1934',
    basis: 'computed',
    data: '4/20, 95 %',
    reference: '0.0573339971–0.4366140030',
    ours: () => limits(exactRate, 10),
    'zh-CN': () => `同样 4/20，如必须保证区间不偏窄：${percent(exactRate.lower)} 到 ${percent(exactRate.upper)}` + '。',
    en: () => 'The same 4 of 20 where the interval must never be too short: 6 % to 44 %.',
  },
  {
    method: 'finitePopulationRange',
    paper: 'Katz 1953; Konijn 1973',
    basis: 'computed',
    data: '4 of 20 drawn from 80 closed',
    reference: '6–32',
    ours: () => limits(closedLot),
    'zh-CN': () => `已销号 80 件，抽回 20 件，4 件没真改：80 件里没真改的有 ${limits(closedLot)} 件。`,
    en: () => `80 closed, 20 checked again, 4 not really done: of the 80, ${limits(closedLot)}` + ' are not.',
  },
  {
    method: 'lincolnPetersen',
    paper: 'Seber 1982, p. 107',
    basis: 'published',
    data: 'n1 948, n2 421, m 167: N (se)',
    reference: '2389.9 (130.4)',
    ours: () => `${shown(lincolnPetersen(seber).estimate, 1)} (${shown(lincolnPetersen(seber).standardError, 1)})`,
    'zh-CN': () =>
      `自查 60 个、普查 75 个、两轮都发现 45 个：至少还有约 ${shown(lincolnPetersen(village).unseen)} 个没发现（假定两轮独立、问题未变）。`,
    en: () =>
      `Self-check 60, census 75, both 45: at least some ${shown(lincolnPetersen(village).unseen)}` +
      ' more undiscovered (if the rounds were independent and nothing changed).',
  },
  {
    method: 'chapman',
    paper: 'Chapman 1951; Seber 1970',
    basis: 'published',
    data: 'n1 948, n2 421, m 167: N (se)',
    reference: '2382.8 (129.1)',
    ours: () => `${shown(chapman(seber).estimate, 1)} (${shown(chapman(seber).standardError, 1)})`,
    'zh-CN': () =>
      `同上，数量少时更稳：共约 ${shown(chapman(village).estimate)} 个，已发现 ${chapman(village).seen} 个。` +
      `两轮一个不重合时不给数：“${chapman({ first: 12, second: 9, both: 0 }).reason?.['zh-CN']}”`,
    en: () =>
      `The same, steadier for few: about ${shown(chapman(village).estimate)} in all, ${chapman(village).seen}` +
      ` seen. Without overlap no number: “${chapman({ first: 12, second: 9, both: 0 }).reason?.en}` +
      '”',
  },
  {
    method: 'sadinleInterval',
    paper: 'Sadinle 2009',
    basis: 'cited',
    data: 'n1 10, n2 15, m 5 (logit interval)',
    reference: '22–65',
    ours: () => limits(sadinleInterval(small)),
    'zh-CN': () => `自查 60、普查 75、重合 45：总数在 ${limits(sadinleInterval(village))} 之间，不会低于已看到的 90。`,
    en: () =>
      `Self-check 60, census 75, both 45: between ${limits(sadinleInterval(village))} in all, never below the 90 seen.`,
  },
  {
    method: 'hypergeometricInterval',
    paper: 'Chapman 1948',
    basis: 'computed',
    data: 'n1 948, n2 421, m 167',
    reference: '2154–2682',
    ours: () => limits(hypergeometricInterval(seber)),
    'zh-CN': () =>
      `两轮都恰好发现同样的 5 个：总数 ${limits(hypergeometricInterval({ first: 5, second: 5, both: 5 }))} 个，不能说一个不漏。`,
    en: () =>
      `Both rounds found the same 5: ${limits(hypergeometricInterval({ first: 5, second: 5, both: 5 }))}` +
      ' in all; not proof that none is left.',
  },
  {
    method: 'dependenceBand',
    paper: 'Fienberg 1972; Gerritse et al. 2015',
    basis: 'by hand',
    data: 'n1 10, n2 15, m 5, φ ½…4',
    reference: '25–60',
    ours: () => limits(dependenceBand(small)),
    'zh-CN': () => `若普查参照了自查名单，总数可能更多：两轮相互影响时 ${limits(dependenceBand(village))} 个。`,
    en: () => `If the census leaned on the self-check list there may be more: ${limits(dependenceBand(village))}.`,
  },
  {
    method: 'sekarDeming',
    paper: 'Sekar & Deming 1949',
    basis: 'computed',
    data: 'Seber and Ricker data as two strata',
    reference: '2719.3838',
    ours: () =>
      shown(
        sekarDeming({
          strata: [
            { name: 'a', ...seber },
            { name: 'b', ...ricker },
          ],
        }).estimate,
        4,
      ),
    'zh-CN': () =>
      `住房和饮水难易不同，分开推算再相加：共约 ${shown(
        sekarDeming({
          strata: [
            { name: '住房', first: 40, second: 50, both: 20 },
            { name: '饮水', first: 30, second: 25, both: 12 },
          ],
        }).estimate,
      )} 个。`,
    en: () => 'Housing and water differ in difficulty: estimated apart, then added up.',
  },
  {
    method: 'huggins',
    paper: 'Huggins 1989; Alho 1990',
    basis: 'by hand',
    data: '20 both, 30 first, 15 second: 50·35/20',
    reference: '87.5',
    ours: () => shown(huggins({ records: plain }).estimate, 1),
    'zh-CN': () =>
      `偏远户的问题更难被发现时，把“是否偏远”放进去再推算；不放时与两轮法相同，共 ${shown(huggins({ records: plain }).estimate, 1)} 个。`,
    en: () =>
      'Where remote households are harder to check, remoteness enters the estimate; without it ' +
      'the answer is that of two rounds.',
  },
  {
    method: 'logLinear',
    paper: 'Darroch et al. 1993; Rcapture',
    basis: 'published',
    data: '1988 census rehearsal: Mt; c1c2+c2c3; all pairs',
    reference: '449 (8), 80.1; 850 (186), 3.8; 1240 (451)',
    ours: () => {
      const [mt, two, all] = ['Mt', 'c1c2+c2c3', 'c1c2+c1c3+c2c3'].map(fitOf)
      const line = (fit: typeof mt) => `${shown(fit?.estimate)} (${shown(fit?.standardError)})`
      return `${line(mt)}, ${shown(mt?.deviance, 1)}; ${line(two)}, ${shown(two?.deviance, 1)}; ${line(all)}`
    },
    'zh-CN': () =>
      `三轮核查，已发现 414 个。各种合理假设下，总数在 ${limits(logLinear({ cells: rehearsal }).range)} 之间：不报一个好看的数，只报范围。`,
    en: () =>
      `Three rounds, 414 found. Over all reasonable models ${limits(logLinear({ cells: rehearsal }).range)}` +
      ': the range is reported, not one pleasant number.',
  },
  {
    method: 'chaoLowerBound',
    paper: 'Chao 1987',
    basis: 'by hand',
    data: 'f1 60, f2 30, f3 10: 100 + ⅔·60²/60',
    reference: '140',
    ours: () => shown(chaoLowerBound({ frequencies: [60, 30, 10] }).estimate),
    'zh-CN': () =>
      `三轮中 60 个只被发现一次、30 个两次、10 个三次：至少还有 ${shown(chaoLowerBound({ frequencies: [60, 30, 10] }).unseen)} 个没发现。`,
    en: () => '60 found once, 30 twice, 10 three times: at least 40 more undiscovered.',
  },
  {
    method: 'sampleCoverage',
    paper: 'Chao & Tsay 1998; Chao et al. 2001',
    basis: 'cited',
    data: 'hepatitis A: coverage; N high; N one-step',
    reference: '51.3 %; 971; 508',
    ours: () => `${percent(coverage().coverage, 1)}; ${shown(coverage().highCoverage)}; ${shown(coverage().oneStep)}`,
    'zh-CN': () => `${coverage().reason?.['zh-CN']}（至少约 ${shown(coverage().estimate)} 个）`,
    en: () => `${coverage().reason?.en} (at least about ${shown(coverage().estimate)})`,
  },
]
