import type { Scope } from '@lookback/core/access'
import { openIn } from '@lookback/core/boards'
import { dayOf } from '@lookback/core/kernel'
import type { Day } from '@lookback/core/kernel'
import type { FigureChoice, FrozenFigure, PaperFigureName } from '@lookback/core/meetings'
import { percentOf } from '@lookback/core/meetings'
import type { CountedRow } from '../boards/index.ts'
import { countBoard } from '../boards/index.ts'
import type { Database } from '../database/connect.ts'
import { tellIndicators } from '../indicators/index.ts'
import { listDepartments, listRegions } from '../places/index.ts'
import type { Coverage } from '../rounds/index.ts'
import { countCoverage, listRounds } from '../rounds/index.ts'

type Subject = FigureChoice['subject']
type Told = Pick<FrozenFigure, 'label' | 'value' | 'isShare' | 'part' | 'whole' | 'unit' | 'round'>

/**
 * Some figures of places and departments, as they are at a moment: by the same counting as the board, the rounds and the indicators
 * show them to the office.
 * @returns in the order asked; a place or a department that is not there is called by its code and tells nothing
 */
export async function readFigures(database: Database, county: string, asked: readonly FigureChoice[], now: Date): Promise<FrozenFigure[]> {
  if (asked.length === 0) return []
  const today = dayOf(now)
  const read = new Reading(database, county, now)
  const names = await namesOf(database, county, today)
  const figures: FrozenFigure[] = []
  for (const choice of asked) figures.push({ ...choice, name: names(choice.subject), ...await read.tell(choice) })
  return figures
}

async function namesOf(database: Database, county: string, today: Day): Promise<(subject: Subject) => string> {
  const places = new Map((await listRegions(database, county, today)).map(({ code, name }) => [code, name]))
  const departments = new Map((await listDepartments(database, county)).map(({ code, label }) => [code, label]))
  return ({ kind, code }) => (kind === 'department' ? departments : places).get(code) ?? code
}

const nothing: Told = { label: '', value: null, isShare: false, part: null, whole: null, unit: '', round: null }

/** What the figures stand on, each read when it is asked for first. */
class Reading {
  readonly #database: Database
  readonly #scope: Scope
  readonly #now: Date
  readonly #boards = new Map<string, Promise<Map<string | null, CountedRow>>>()
  readonly #indicators = new Map<string, ReturnType<typeof tellIndicators>>()
  #round: Promise<{ round: { id: string; name: string }; villages: readonly (Coverage & { village: string })[] } | null> | undefined

  constructor(database: Database, county: string, now: Date) {
    this.#database = database
    this.#scope = { county, grants: [{ region: county, department: null }] }
    this.#now = now
  }

  async tell({ figure, indicator, subject }: FigureChoice): Promise<Told> {
    if (figure === 'indicator') return this.#ofIndicator(indicator, subject)
    if (figure === 'coverage') return this.#ofRound(subject, 'visited', 'due')
    return figure === 'incidence' ? this.#ofRound(subject, 'troubled', 'visited') : this.#ofProblems(figure, subject)
  }

  async #ofProblems(figure: Exclude<PaperFigureName, 'indicator' | 'coverage' | 'incidence'>, { kind, code }: Subject): Promise<Told> {
    const by = kind === 'county' ? 'township' : kind
    const board = this.#boards.get(by) ?? countBoard(this.#database, this.#scope, { by, since: dayOf(this.#now) }, this.#now).then((rows) => new Map(rows.map((row) => [row.key, row])))
    this.#boards.set(by, board)
    const row = (await board).get(kind === 'county' ? null : code)
    const count = figure === 'closedShare' ? row?.closed ?? 0 : figure === 'open' ? (row ? openIn(row) : 0) : row?.[figure] ?? 0
    if (figure !== 'closedShare') return { ...nothing, value: count, part: count }
    const whole = row?.found ?? 0
    return { ...nothing, value: percentOf(count, whole), isShare: true, part: count, whole }
  }

  async #ofRound({ kind, code }: Subject, part: keyof Coverage, whole: keyof Coverage): Promise<Told> {
    this.#round ??= this.#latestRound()
    const latest = await this.#round
    if (!latest || kind === 'department') return { ...nothing, isShare: true }
    const own = latest.villages.filter(({ village }) => village.startsWith(code))
    const sum = (which: keyof Coverage) => own.reduce((before, row) => before + row[which], 0)
    return { ...nothing, value: percentOf(sum(part), sum(whole)), isShare: true, part: sum(part), whole: sum(whole), round: latest.round }
  }

  /** The latest round that has seen somebody. */
  async #latestRound() {
    const today = dayOf(this.#now)
    const begun = (await listRounds(this.#database, this.#scope.county)).filter(({ startsOn }) => startsOn <= today).sort((one, other) => other.ordinal - one.ordinal)
    for (const { id, name } of begun) {
      const villages = await countCoverage(this.#database, this.#scope, id)
      if (villages.some(({ visited }) => visited > 0)) return { round: { id, name }, villages }
    }
    return null
  }

  async #ofIndicator(id: string | null, { kind, code }: Subject): Promise<Told> {
    if (kind === 'department') return nothing
    const told = this.#indicators.get(code) ?? tellIndicators(this.#database, { county: this.#scope.county, grants: [{ region: code, department: null }] }, dayOf(this.#now))
    this.#indicators.set(code, told)
    const found = (await told).find((one) => one.id === id)
    if (!found) return nothing
    const { name, unit, reading } = found
    if (reading === null) return { ...nothing, label: name, unit }
    const { share, done, whole } = reading
    return { ...nothing, label: name, unit, isShare: share !== null, value: share === null ? done : Math.round(share * 1_000) / 10, part: done, whole }
  }
}
