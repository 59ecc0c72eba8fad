import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import * as stats from '../src/index.ts'
import { withTables, workedCases } from './readme/generate.ts'

const contract = [
  'wilson',
  'clopperPearson',
  'finitePopulationRange',
  'lincolnPetersen',
  'chapman',
  'sadinleInterval',
  'hypergeometricInterval',
  'dependenceBand',
  'sekarDeming',
  'huggins',
  'logLinear',
  'chaoLowerBound',
  'sampleCoverage',
  'backCheck',
  'reliabilityRatio',
  'signedRank',
  'pairedT',
  'lqasPlan',
  'lqasOperatingCharacteristic',
  'sequentialPlan',
  'betaBinomialFit',
  'shrink',
  'readiness',
  'funnelLimits',
  'percentMatch',
  'benjaminiHochberg',
  'robustZ',
  'travelSpeed',
  'minhash',
  'jaccard',
  'dhash',
  'hamming',
  'kaplanMeier',
  'logRank',
  'coxBinary',
  'pace',
  'forecast',
  'neyman',
  'apportion',
  'expectedValueOfSample',
  'assignInspectors',
  'drawSample',
]

test('every promised method exists and is in the table', () => {
  for (const name of contract) expect(stats[name as keyof typeof stats], name).toBeTypeOf('function')
  expect(workedCases.map(({ method }) => method).sort()).toEqual([...contract].sort())
})

test.each(workedCases)('$method: $data gives $reference', ({ reference, ours }) => {
  expect(ours()).toBe(reference)
})

test('the README shows what the code computes', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
  expect(withTables(readme)).toBe(readme)
})
