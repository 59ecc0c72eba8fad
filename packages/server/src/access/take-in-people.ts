import { randomBytes } from 'node:crypto'
import type { peopleTable } from '@lookback/core/access'
import type { OutcomeOf } from '@lookback/core/kernel'
import { dayOf } from '@lookback/core/kernel'
import type { Transaction } from 'kysely'
import { newIdentifier, systemClock } from '../clock.ts'
import type { Entry } from '../database/log.ts'
import { keysOf } from '../database/sealing-keys.ts'
import type { DB } from '../database/types.gen.ts'
import type { Actor } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { entryOf, placeOf } from '../kit/entries.ts'
import { sealPhone } from '../kit/sealed-phone.ts'
import type { ReadTable } from '../kit/workbook/read-table.ts'
import type { RowResult } from '../kit/workbook/returned-row.ts'
import { cellTexts, FirstRows, RefusedCell } from '../kit/workbook/returned-row.ts'
import type { SheetRow } from '../kit/workbook/sheet-rows.ts'
import { listRegions, listUnits } from '../places/index.ts'
import { insertAccountRow, insertPersonRow, setPersonPhone } from './accounts.queries.ts'
import { changeAccess } from './change.ts'
import type { KnownPerson } from './directory.queries.ts'
import { listDirectory } from './directory.queries.ts'
import { hashPassword } from './password-hash.ts'
import type { Named, PersonLine } from './people-row.ts'
import { holdsAlready, personMeant, readPersonLine } from './people-row.ts'
import { keepPostSubjects } from './post-subjects.queries.ts'
import { insertPostRow } from './posts.queries.ts'

type Outcome = OutcomeOf<typeof peopleTable>

/** What one row is to bring about. */
interface Planned {
  line: PersonLine
  person: string
  isNew: boolean
  post: string | null
  /** Null where the person has it already, or has none. */
  phone: string | null
  loginName: string | null
}

/**
 * Takes a table of people in: a row a post, from today. Whoever is not registered is; whoever is gets what is missing, and
 * loses nothing. An account opens with a password that nobody knows: the administrator gives one-time passwords
 * afterwards. All good rows in one transaction; the same table again changes nothing.
 */
export async function takeInPeople(
  application: Application, actor: Actor, table: ReadTable, { dryRun }: { dryRun: boolean },
): Promise<RowResult[]> {
  const { database, clock } = application
  const today = dayOf(clock())
  const [units, regions, directory] = await Promise.all([
    listUnits(database, actor.county), listRegions(database, actor.county, today), listDirectory(database, actor.county, today),
  ])
  const plan = new Plan(application, { units, regions, county: actor.county }, directory)
  const results = table.rows.map((row): RowResult => ({ row, result: plan.take(row, table.places) }))
  if (!dryRun && plan.planned.length > 0) await carryOut(application, actor, plan.planned)
  return results
}

/** Decides row by row; what an earlier row brings is there for the later ones. */
class Plan {
  readonly planned: Planned[] = []
  readonly #application: Application
  readonly #named: Named
  readonly #directory: KnownPerson[]
  readonly #seen = new FirstRows()

  constructor(application: Application, named: Named, directory: KnownPerson[]) {
    this.#application = application
    this.#named = named
    this.#directory = directory
  }

  take(row: SheetRow, places: ReadTable['places']): Outcome | RefusedCell {
    try {
      return this.#plan(readPersonLine(cellTexts(row, places), this.#named), row.number)
    } catch (error) {
      if (error instanceof RefusedCell) return error
      throw error
    }
  }

  #plan(line: PersonLine, row: number): Outcome {
    const { clock } = this.#application
    const today = dayOf(clock())
    const known = personMeant(line, this.#directory)
    const person = known ?? { id: newIdentifier(clock), name: line.name, phone: null, loginName: null, posts: [] }
    const hasPost = holdsAlready(line, person, today)
    this.#seen.add([person.id, line.unit.code, line.role, line.region, line.duty].join(' '), row, 'name')
    const planned = {
      line, person: person.id, isNew: known === null, post: hasPost ? null : newIdentifier(clock),
      phone: line.phone === person.phone ? null : line.phone, loginName: person.loginName === null ? line.loginName : null,
    }
    if (!known) this.#directory.push(person)
    if (!hasPost) person.posts.push({ unit: line.unit.code, role: line.role, region: line.region, duty: line.duty, validFrom: today, validTo: null })
    person.phone = line.phone ?? person.phone
    person.loginName ??= line.loginName
    const changes = planned.isNew || planned.post !== null || planned.phone !== null || planned.loginName !== null
    if (changes) this.planned.push(planned)
    if (!changes) return 'unchanged'
    return planned.isNew ? 'registered' : 'completed'
  }
}

async function carryOut(application: Application, actor: Actor, planned: readonly Planned[]): Promise<void> {
  const closed = await hashPassword(randomBytes(32).toString('hex'))
  await changeAccess(application, actor, newIdentifier(application.clock), async (transaction) => {
    const entries: Entry[] = []
    for (const one of planned) entries.push(...await save(transaction, application, actor, one, closed))
    await keepPostSubjects(transaction, actor.county, { posts: planned.flatMap(({ post }) => post ?? []) })
    const phones = planned.filter(({ phone, isNew }) => phone !== null && !isNew)
    if (phones.length > 0) entries.push(phonesEntry(application, actor, phones))
    return entries as [Entry, ...Entry[]]
  })
}

async function save(transaction: Transaction<DB>, application: Application, actor: Actor, planned: Planned, closed: string): Promise<Entry[]> {
  const { line, person, isNew, post, phone, loginName } = planned
  const { county } = actor
  const frame = { actor: actor.person, region: placeOf(actor) }
  const sealedPhone = sealPhone(keysOf(application.database), 'person', county, person, phone)
  const entries: Entry[] = []
  if (isNew) {
    await insertPersonRow(transaction, county, { id: person, name: line.name, sealedPhone })
    entries.push(entryOf(application, { kind: 'person-added', ...frame, payload: { person } }))
  } else if (phone !== null) await setPersonPhone(transaction, county, person, sealedPhone)
  if (loginName !== null) {
    const account = newIdentifier(application.clock)
    await insertAccountRow(transaction, county, {
      id: account, person, loginName, passwordHash: closed, oneTimeUntil: systemClock(), createdAt: application.clock(),
    })
    entries.push(entryOf(application, { kind: 'account-created', ...frame, payload: { account, person } }))
  }
  if (post !== null) {
    const { unit: { code: unit }, role, title, region, duty } = line
    const validFrom = dayOf(application.clock())
    await insertPostRow(transaction, county, person, { id: post, unit, role, title, region, duty, validFrom })
    entries.push(entryOf(application, { kind: 'post-given', ...frame, payload: { post, person, unit, role, region, duty, validFrom } }))
  }
  return entries
}

function phonesEntry(application: Application, actor: Actor, changed: readonly Planned[]): Entry {
  const records = changed.map(({ person }) => ({ id: person }))
  return entryOf(application, {
    kind: 'people-saved', actor: actor.person, region: placeOf(actor), payload: { added: 0, changed: records.length, records },
  })
}
