import { savePeople, savePosts } from '../packages/server/src/access/save.queries.ts'
import { saveCodeLists } from '../packages/server/src/foundation/save-code-lists.queries.ts'
import { saveRegions, saveUnits } from '../packages/server/src/places/save.queries.ts'
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Role } from '@lookback/core/kernel'
import type { Post } from '@lookback/core/access'
import type { Unit } from '@lookback/core/places'
import type { Round } from '@lookback/core/rounds'
import type { DemoCounty } from '@lookback/demo'
import { demoCounty } from '@lookback/demo'
import { createAccount } from '../packages/server/src/access/create-account.ts'
import type { Application } from '../packages/server/src/kit/application.ts'
import type { Database } from '../packages/server/src/database/connect.ts'
import { createCounty } from '../packages/server/src/foundation/create-county.ts'
import { createRound } from '../packages/server/src/rounds/create-round.ts'
import { publishForm } from '../packages/server/src/checklists/forms.ts'
import { applicationOver } from './application.ts'
import { benchCounty, benchRegions } from './register-workbook.ts'

export const password = '山上的云像一匹白马走'

/** What a measurement needs to know of the county that it made. */
export interface CountyForBench {
  rounds: readonly [earlier: Round, later: Round]
  /** Ids of the people who visit, for rows that are written by SQL. */
  inspectors: readonly string[]
  /** Login names: the county office, a census team, and one township office each. */
  logins: { office: string; census: string; townships: readonly string[] }
  demo: DemoCounty
}

/** The invented county of the measurements: the demo county's checklist, code lists and rounds, no household yet. */
export async function createBenchCounty(database: Database): Promise<CountyForBench> {
  const application = applicationOver(database)
  const demo = demoCounty()
  const { code } = benchCounty
  await createCounty(application, { ...benchCounty, isDemo: false, parameters: demo.parameters })
  await saveRegions(application, code, benchRegions, null)
  await saveUnits(application, code, unitsOf(demo), null)
  await saveCodeLists(application, code, demo.codeLists, '2020-01-01', null)
  const { inspectors, logins } = await seatPeople(application)
  await publishForm(application, code, await readFile(demo.form), null)
  const [earlier, later] = demo.rounds
  if (!earlier || !later) throw new Error('the demo county has fewer than two rounds')
  for (const round of [earlier, later]) await createRound(application, code, round, [], null, null)
  return { rounds: [earlier, later], inspectors, logins, demo }
}

/** Offices, departments and teams of the demo county, which the checklist refers to, seated in this one. */
function unitsOf(demo: DemoCounty): Unit[] {
  return demo.units
    .filter(({ kind }) => kind === 'office' || kind === 'department' || kind === 'team')
    .map((unit) => ({ ...unit, region: benchCounty.code }))
}

async function seatPeople(application: Application): Promise<Pick<CountyForBench, 'inspectors' | 'logins'>> {
  const townships = benchRegions.filter(({ level }) => level === 'township')
  const seats: { login: string; role: Role; region: string }[] = [
    { login: 'office', role: 'county-office', region: benchCounty.code },
    { login: 'census', role: 'census-team', region: benchCounty.code },
    ...townships.map(({ code }) => ({ login: `township-${code}`, role: 'township' as const, region: code })),
  ]
  const people = seats.map(({ login }) => ({ id: randomUUID(), name: login, phone: null }))
  await savePeople(application, benchCounty.code, people, null)
  await savePosts(application, benchCounty.code, seats.map(({ login, role, region }, index): Post => ({
    id: randomUUID(), person: people[index]?.id ?? '', unit: 'office', role, title: login, region, department: null, duty: null,
    validFrom: '2020-01-01', validTo: null,
  })), null)
  for (const { id, name } of people) {
    await createAccount(application, benchCounty.code, { person: id, loginName: name, password }, null)
  }
  const logins = { office: 'office', census: 'census', townships: townships.map(({ code }) => `township-${code}`) }
  return { inspectors: people.map(({ id }) => id), logins }
}
