import fc from 'fast-check'
import type { ProblemAction } from '@lookback/core/problems'
import type { CastName } from '../../packages/server/src/fixtures/checked-county.fixture.ts'

/** Something that somebody tries on a problem. */
export type Try = readonly [CastName, ProblemAction]

const evidence = [{ sha256: 'e'.repeat(64), kind: 'photo' as const, madeAt: '2020-05-10T02:00:00.000Z' }]
const measures = fc.subarray([{ kind: 'policy' as const, text: '纳入改造' }, { kind: 'own-drive' as const, text: '户帮户' }], { minLength: 1 })

/** What people may try; most of it is refused where it does not fit, which makes lives of every kind. */
const steps: readonly Try[] = [
  ['office', { action: 'dispatch' }], ['qingxi', { action: 'acknowledge' }], ['shiqiao', { action: 'acknowledge' }],
  ['office', { action: 'review' }], ['supervision', { action: 'site-check', stillThere: false }],
  ['supervision', { action: 'site-check', stillThere: true }], ['second', { action: 'accept' }],
  ['office', { action: 'return', reason: '照片看不清' }], ['supervision', { action: 'revisit', held: false, note: '又漏了' }],
  ['office', { action: 'void', reason: '不是本户', evidence }], ['leader', { action: 'leader-check', how: 'led', note: '督办' }],
  ['leader', { action: 'leader-check', how: 'verified', note: '看了' }],
]
export const tries: fc.Arbitrary<Try> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...steps) },
  { weight: 2, arbitrary: fc.tuple(fc.constantFrom('qingxi', 'shiqiao'), measures).map(([name, told]): Try => [name, { action: 'report', measures: told, evidence }]) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom('qingxi', 'shiqiao'), measures).map(([name, told]): Try => [name, { action: 'plan', measures: told }]) },
)

const report = { action: 'report', measures: [{ kind: 'policy', text: '纳入改造' }], evidence } as const
/** Whoever is not of the township is refused, and the other one does it. */
export const wayToClosing = [
  ['office', { action: 'dispatch' }], ['qingxi', report], ['shiqiao', report], ['office', { action: 'review' }],
  ['supervision', { action: 'site-check', stillThere: false }], ['second', { action: 'accept' }],
] as unknown as Try[]
