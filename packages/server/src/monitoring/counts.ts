import type { z } from 'zod'
import type { Scope } from '@lookback/core/access'
import { dayOf } from '@lookback/core/kernel'
import type { countMonitoring, MonitoringCounts } from '@lookback/core/monitoring'
import { setOn } from '@lookback/core/monitoring'
import { getParameter } from '../database/parameters.ts'
import { isWholeCounty } from '../database/scope.ts'
import type { Application } from '../kit/application.ts'
import { listRegions } from '../places/index.ts'
import { countCasesByPlace, countCasesByStage } from './lists.queries.ts'
import { countDifferences, countVillages } from './register.queries.ts'
import { lineOn } from './view.ts'

const none: MonitoringCounts = { takingUp: 0, overdue: 0, inTime: 0, late: 0, monitored: 0, removal: 0, removed: 0, notTakenUp: 0, ended: 0, villagesWithNone: 0, withoutCase: 0, notInRegister: 0 }

/** The figures of a scope, by the step that is next, and by township for whoever sees the county, else by village. */
export async function countsOf({ database, clock }: Application, scope: Scope, region: string | undefined): Promise<z.input<typeof countMonitoring.reply>> {
  const today = dayOf(clock())
  const parameter = await getParameter(database, scope.county, 'monitoring', today)
  const by = isWholeCounty(scope) && (region === undefined || region === scope.county) ? 'township' : 'village'
  const width = by === 'township' ? 9 : 12
  const counted = [
    await countCasesByPlace(database, scope, region, { today }, width), await countVillages(database, scope, region, today, width), await countDifferences(database, scope, region, width),
  ].flat()
  const rows = new Map<string, MonitoringCounts>()
  for (const { key, ...counts } of counted) rows.set(key, { ...(rows.get(key) ?? none), ...counts })
  const names = new Map((await listRegions(database, scope.county, today)).map(({ code, name }) => [code, name]))
  const total = [...rows.values()].reduce((sum, row) => Object.fromEntries(Object.entries(sum).map(([name, count]) => [name, count + row[name as keyof MonitoringCounts]])) as MonitoringCounts, none)
  const set = setOn(parameter, today)
  const placeOf = (key: string) => (parameter.steps.findIndex(({ name }) => name === key) + 1 || parameter.steps.length + 1)
  return {
    total, by, rows: [...rows].sort(([one], [other]) => (one < other ? -1 : 1)).map(([key, counts]) => ({ key, name: names.get(key) ?? key, ...counts })),
    stages: (await countCasesByStage(database, scope, region, { today })).sort((one, other) => placeOf(one.key) - placeOf(other.key)),
    today, wholeDays: parameter.wholeDays, set, objects: parameter.objects.filter((one) => one.set === set), line: lineOn(parameter.lines, today),
  }
}
