import type { Measured, MeasureName, SubjectFacts } from '@lookback/core/supervision'
import type { Scope } from '@lookback/core/access'
import { openIn as openOf } from '@lookback/core/boards'
import type { Day } from '@lookback/core/kernel'
import { dayOf } from '@lookback/core/kernel'
import { levelOf } from '@lookback/core/places'
import type { CountedRow } from '../boards/index.ts'
import { countBoard } from '../boards/index.ts'
import type { Database } from '../database/connect.ts'
import { getParameter } from '../database/parameters.ts'
import type { Reds } from '../indicators/index.ts'
import { countReds } from '../indicators/index.ts'
import type { Application } from '../kit/application.ts'
import { fresh } from '../kit/fresh.ts'
import { listDepartments, listRegions } from '../places/index.ts'
import type { Coverage } from '../rounds/index.ts'
import { countCoverage, listRounds } from '../rounds/index.ts'
import { countListedTownships } from './listings.queries.ts'

/** A round with what it has seen, by village. */
interface CountedRound {
  id: string
  name: string
  villages: readonly (Coverage & { village: string })[]
}

/** How every place and department of a county stands; kept for those who look, for they look at the same. */
export async function factsNow(application: Application, county: string): Promise<{ facts: SubjectFacts[]; asOf: Date }> {
  const { database, clock } = application
  const today = dayOf(clock())
  const rules = await getParameter(database, county, 'indicators', today)
  const { value, asOf } = await fresh(application, county, ['supervision', today, rules], () => countFacts(database, county, clock()))
  return { facts: await withListed(database, county, value), asOf }
}

/** The same, counted now: for what is frozen and for what is decided. */
export async function readFacts(database: Database, county: string, now: Date): Promise<SubjectFacts[]> {
  return withListed(database, county, await countFacts(database, county, now))
}

async function countFacts(database: Database, county: string, now: Date): Promise<SubjectFacts[]> {
  const today = dayOf(now)
  const scope: Scope = { county, grants: [{ region: county, department: null }] }
  const places = (await listRegions(database, county, today)).filter(({ code }) => code !== county)
  const townships = places.filter(({ code }) => levelOf(code) === 'township').map(({ code }) => code)
  const board = async (by: 'township' | 'village' | 'department') =>
    new Map((await countBoard(database, scope, { by, since: today }, now)).map((row) => [row.key, row]))
  const [byTownship, byVillage, byDepartment, reds, rounds, departments] = [
    await board('township'), await board('village'), await board('department'), await countReds(database, scope, [county, ...townships], today),
    await countRounds(database, scope, today), await listDepartments(database, county),
  ]
  return [
    { subject: { kind: 'county', code: county }, measured: [...ofRounds(rounds, county), ...ofProblems(byTownship.get(null)), red(reds.places, county)] },
    ...townships.map((code): SubjectFacts => ({
      subject: { kind: 'township', code }, measured: [...ofRounds(rounds, code), ...ofProblems(byTownship.get(code)), red(reds.places, code)],
    })),
    ...places.filter(({ code }) => levelOf(code) === 'village').map(({ code }): SubjectFacts => ({ subject: { kind: 'village', code }, measured: [...ofRounds(rounds, code), ...ofProblems(byVillage.get(code))] })),
    ...departments.map(({ code }): SubjectFacts => ({ subject: { kind: 'department', code }, measured: [...ofProblems(byDepartment.get(code)), red(reds.departments, code)] })),
  ]
}

/** The rounds that have seen somebody, the latest first. */
async function countRounds(database: Database, scope: Scope, today: Day): Promise<CountedRound[]> {
  const begun = (await listRounds(database, scope.county)).filter(({ startsOn }) => startsOn <= today).sort((one, other) => other.ordinal - one.ordinal)
  const counted: CountedRound[] = []
  for (const { id, name } of begun) counted.push({ id, name, villages: await countCoverage(database, scope, id) })
  return counted.filter(({ villages }) => villages.some(({ visited }) => visited > 0))
}

/** What rounds saw in a place. */
function ofRounds(rounds: readonly CountedRound[], place: string): Measured[] {
  return rounds.flatMap(({ id, name, villages }) => {
    const own = villages.filter(({ village }) => village.startsWith(place))
    const sum = (which: keyof Coverage) => own.reduce((before, row) => before + row[which], 0)
    const of = (measure: MeasureName, part: keyof Coverage, whole: keyof Coverage): Measured => ({ measure, part: sum(part), whole: sum(whole), round: { id, name } })
    return [of('incidence', 'troubled', 'visited'), of('coverage', 'visited', 'due')]
  })
}

/** As the board counts them; where it has no row, nothing was found. */
function ofProblems(row: CountedRow | undefined): Measured[] {
  const whole = row?.found ?? 0
  const of = (measure: MeasureName, part: number): Measured => ({ measure, part, whole, round: null })
  return [of('open', row ? openOf(row) : 0), of('overdue', row?.overdue ?? 0), of('returned', row?.returned ?? 0), of('false-reports', row?.falseReports ?? 0)]
}

function red(counted: Reds[keyof Reds], code: string): Measured {
  return { measure: 'red-indicators', part: counted.get(code) ?? 0, whole: null, round: null }
}

/** With what stands on the list now, which no figure that is kept tells. */
async function withListed(database: Database, county: string, facts: readonly SubjectFacts[]): Promise<SubjectFacts[]> {
  const part = await countListedTownships(database, county)
  const whole = facts.filter(({ subject }) => subject.kind === 'township').length
  return facts.map((one) => (one.subject.kind === 'county'
    ? { ...one, measured: [...one.measured, { measure: 'listed-townships', part, whole, round: null }] } : one))
}

/** What is measured of somebody; of what tells of rounds, the latest. */
export function measuredOf(facts: readonly SubjectFacts[], { kind, code }: SubjectFacts['subject']): Measured[] {
  const own = facts.find(({ subject }) => subject.kind === kind && subject.code === code)?.measured ?? []
  return own.filter(({ measure }, index) => own.findIndex((other) => other.measure === measure) === index)
}
