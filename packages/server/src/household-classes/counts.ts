import type { z } from 'zod'
import type { Scope } from '@lookback/core/access'
import type { countHouseholdClasses, HouseholdClassCounts } from '@lookback/core/household-classes'
import { dayOf } from '@lookback/core/kernel'
import type { Database } from '../database/connect.ts'
import { getParameter } from '../database/parameters.ts'
import { isWholeCounty } from '../database/scope.ts'
import type { Application } from '../kit/application.ts'
import { listRegions } from '../places/index.ts'
import type { ClassesAsked } from './classes.queries.ts'
import { countByClass, countByPlace } from './classes.queries.ts'

const none: HouseholdClassCounts = { classified: 0, oneText: 0, withoutVisit: 0, withoutMeeting: 0, againstVisits: 0, due: 0 }

/** The figures of a scope, by class, and by township for whoever sees the county, else by village. */
export async function countsOf({ database, clock }: Application, scope: Scope, region: string | undefined): Promise<z.input<typeof countHouseholdClasses.reply>> {
  const today = dayOf(clock())
  const { campaign, classes: legend } = await getParameter(database, scope.county, 'household-classes', today)
  const asked = await askedOf(database, scope.county, today)
  const by = isWholeCounty(scope) && (region === undefined || region === scope.county) ? 'township' : 'village'
  const rows = await countByPlace(database, scope, region, asked, by === 'township' ? 9 : 12)
  const classes = await countByClass(database, scope, region, asked)
  const names = new Map((await listRegions(database, scope.county, today)).map(({ code, name }) => [code, name]))
  const total = rows.reduce((sum, row) => Object.fromEntries(Object.entries(sum).map(([name, count]) => [name, count + row[name as keyof HouseholdClassCounts]])) as HouseholdClassCounts, none)
  const placeOf = (key: string) => (legend.findIndex(({ name }) => name === key) + 1 || legend.length + 1)
  return {
    campaign, legend, total, by, rows: rows.map((row) => ({ ...row, name: names.get(row.key) ?? row.key })), classes: classes.sort((one, other) => placeOf(one.key) - placeOf(other.key)),
  }
}

/** By what classes of a county are read on a day. */
export async function askedOf(database: Database, county: string, today: string): Promise<ClassesAsked> {
  const { bulk } = await getParameter(database, county, 'household-classes', today)
  return { bulk, today }
}
