import { randomUUID } from 'node:crypto'
import type { ProblemAction } from '@lookback/core/problems'
import { actOn } from '../problems/commands.ts'
import type { CastName, CheckedCounty, FilledForm } from '../fixtures/checked-county.fixture.ts'
import { checkedCounty, numberIn, record, villages } from '../fixtures/checked-county.fixture.ts'

const { pingan, xinglong, baiyun, heshan } = villages

/**
 * A county with 24 households in which every label of the comparison occurs; what each figure must be can be counted
 * by hand from the forms below. Household 2 of a village is non-poor; nobody went to 禾山村 in the first round.
 */
export async function twoRounds(): Promise<CheckedCounty> {
  const checked = await checkedCounty(6)
  checked.setTime('2020-03-10T02:00:00.000Z')
  await recorded(checked, 'qingxi', [
    { household: numberIn(pingan, 0), found: ['H01', 'H02'] },
    { household: numberIn(pingan, 1), found: ['H01'] },
    { household: numberIn(pingan, 2) },
    { household: numberIn(xinglong, 0), notAssessed: ['H01'] },
    { household: numberIn(xinglong, 1), found: ['D01'] },
    { household: numberIn(xinglong, 2), found: ['H02'] },
  ])
  await recorded(checked, 'shiqiao', [
    { household: numberIn(baiyun, 0), found: ['E01'] },
    { household: numberIn(baiyun, 1), found: ['H01'] },
  ])
  const evidence = [{ sha256: 'a'.repeat(64), kind: 'photo' as const, madeAt: '2020-03-19T02:00:00.000Z' }]
  const report: ProblemAction = { action: 'fix-on-the-spot', measures: [{ kind: 'policy', text: '督促搬入' }], evidence }
  checked.setTime('2020-03-20T02:00:00.000Z')
  await act(checked, 'qingxi', numberIn(pingan, 1), 'H01', report)
  await act(checked, 'shiqiao', numberIn(baiyun, 0), 'E01', report)
  await act(checked, 'office', numberIn(baiyun, 0), 'E01', { action: 'review' })
  await act(checked, 'supervision', numberIn(baiyun, 0), 'E01', { action: 'site-check', stillThere: false })
  await act(checked, 'education', numberIn(baiyun, 0), 'E01', { action: 'accept' })
  await act(checked, 'office', numberIn(baiyun, 1), 'H01', { action: 'void', reason: '户主在县城有住房', evidence })
  checked.setTime('2020-04-20T02:00:00.000Z')
  await recorded(checked, 'office', ([
    { household: numberIn(pingan, 0), found: ['H01'] },
    { household: numberIn(pingan, 1), found: ['H01'] },
    { household: numberIn(pingan, 2), found: ['E01', 'D01'], aroseRecently: ['D01'] },
    { household: numberIn(xinglong, 0), found: ['H01'] },
    { household: numberIn(xinglong, 1) },
    { household: numberIn(xinglong, 2), outcome: 'nobody-home' },
    { household: numberIn(baiyun, 0), found: ['E01'] },
    { household: numberIn(baiyun, 1) },
    { household: numberIn(heshan, 0), found: ['H02'] },
    { household: numberIn(heshan, 1), found: ['H01'] },
  ] satisfies FilledForm[]).map((form) => ({ ...form, round: 2 as const })))
  checked.setTime('2020-05-07T02:00:00.000Z')
  return checked
}

async function recorded(checked: CheckedCounty, name: CastName, forms: readonly FilledForm[]): Promise<void> {
  const results = await record(checked, name, forms)
  for (const result of results) if (result !== 'recorded') throw new Error(`not recorded: ${String(result)}`)
}

/** One action on the problem of a household and a check item. */
export async function act(
  checked: CheckedCounty, name: CastName, household: string, item: string, action: ProblemAction,
): Promise<void> {
  const problem = await checked.database
    .selectFrom('problem')
    .innerJoin('household', 'household.id', 'problem.subject')
    .select(['problem.id', 'problem.version'])
    .where('household.number', '=', household).where('problem.item', '=', item)
    .executeTakeFirstOrThrow()
  await actOn(checked.application, checked.actors[name], {
    id: randomUUID(), problem: problem.id, version: problem.version, action,
  })
}
