import type { Scope } from '@lookback/core/access'
import type { Application } from '../kit/application.ts'
import { fresh } from '../kit/fresh.ts'
import type { Coverage } from '../rounds/index.ts'
import { countHouseholds, coverageOf } from '../rounds/index.ts'

/** The households that a department sees, with a problem of its own, and what each round covers of them. */
export interface DepartmentHouseholds {
  households: number
  covered: Record<string, Coverage>
}

/** Null for whoever sees all households of their places: these are counted place by place. */
export async function departmentHouseholds(
  application: Application, scope: Scope, rounds: readonly { id: string }[],
): Promise<DepartmentHouseholds | null> {
  if (scope.grants.every(({ department }) => department === null)) return null
  const { database } = application
  const { value } = await fresh(application, scope.county, ['department households', scope, rounds.map(({ id }) => id)], async () => ({
    households: await countHouseholds(database, scope),
    covered: Object.fromEntries(await coverageOf(database, scope, rounds)),
  }))
  return value
}
