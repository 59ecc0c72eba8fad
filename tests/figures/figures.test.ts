import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { scopeOf } from '@lookback/core/access'
import { BoardBy } from '@lookback/core/boards'
import { capabilities } from '@lookback/core/capabilities'
import type { getIndicator, listIndicatorDepartments } from '@lookback/core/indicators'
import { departmentCounts, houseCounts, memberCounts, objectCounts, reportCounts } from '@lookback/core/indicators'
import { dayCounts } from '@lookback/core/day-close'
import type { ComparisonRow } from '@lookback/core/comparison'
import { comparisonCounts, ComparisonSelection, countIn } from '@lookback/core/comparison'
import type { Breakdown, Count, Declared } from '@lookback/core/kernel'
import { narrowedTo, Refusal, shareOf } from '@lookback/core/kernel'
import type { getOverview } from '@lookback/core/overview'
import { overviewCounts } from '@lookback/core/overview'
import type { getPace, PaceRow } from '@lookback/core/pace'
import { paceCounts } from '@lookback/core/pace'
import { boardCounts, changeCounts, leaderCounts } from '@lookback/core/problems'
import type { FigureName } from '@lookback/core/reports'
import { breakdownsOf, figureBreakdowns, figureNames, reportTermsIn, ruleOf } from '@lookback/core/reports'
import type { getRevisitResults, RevisitCount } from '@lookback/core/revisits'
import { revisitCounts } from '@lookback/core/revisits'
import { coverageCounts } from '@lookback/core/rounds'
import { doubtCounts } from '@lookback/core/doubts'
import { letterCounts } from '@lookback/core/letters'
import { dutyCounts } from '@lookback/core/duty'
import { instructionCounts } from '@lookback/core/instructions'
import { ladderCounts, ownCheckCounts } from '@lookback/core/ladder'
import { staffingCounts } from '@lookback/core/staffing'
import { meetingCounts } from '@lookback/core/meetings'
import { householdClassCounts } from '@lookback/core/household-classes'
import { villageMeetingCounts } from '@lookback/core/village-meetings'
import { waitCounts } from '@lookback/core/shared-work'
import { supervisionCounts } from '@lookback/core/supervision'
import { wholeCounty } from '../../packages/server/src/command-line/county.ts'
import type { CastName, CheckedCounty, FilledForm } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { checkedCounty, county, items, numberIn, password, record, rounds, villages } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { idOf, indicatorTables, report as reportOn, table } from '../../packages/server/src/indicators/indicators.fixture.ts'
import { Desk } from '../../packages/server/src/indicators/desk.fixture.ts'
import type { TestServer } from '../../packages/server/src/fixtures/server.fixture.ts'
import { testServer } from '../../packages/server/src/fixtures/server.fixture.ts'
import { actOn } from '../../packages/server/src/problems/commands.ts'
import { findHousehold } from '../../packages/server/src/register/household.queries.ts'
import { saveHouseholds } from '../../packages/server/src/register/save-households.ts'
import { runDaily } from '../../packages/server/src/jobs/run.ts'
import { figureCounter } from '../../packages/server/src/reports/count-figures.ts'
import { readFacts } from '../../packages/server/src/reports/read-facts.ts'
import { drawRevisitSample } from '../../packages/server/src/revisits/draw.ts'
import { createRound } from '../../packages/server/src/rounds/create-round.ts'
import { drawHouseholds } from '../../packages/server/src/rounds/draw-sample.ts'
import { workAtDesks } from './at-desks.ts'
import type { Cell, Filter, MonitoringTold, Row } from './cells.ts'
import { cellsOf, coverageCells, monitoringCells } from './cells.ts'
import type { Try } from './lives.ts'
import { tries, wayToClosing } from './lives.ts'

type Overview = z.output<typeof getOverview.reply>

const households = 6
/** Of each village, whatever is drawn: some move away, and a meeting can decide only of whom somebody saw. */
const seenForSure = 3
const brief = randomUUID()
const people = ['office', 'qingxi', 'shiqiao', 'housing', 'education', 'supervision', 'leader'] as const satisfies CastName[]
const third = { ...rounds.second, id: randomUUID(), ordinal: 3, name: '再核查', endsOn: '2020-06-30', blind: false }
const sampled = { ...third, id: randomUUID(), ordinal: 4, name: '抽查', coverage: 'sample' as const }

/** Every figure is as large as the list that it opens, in the same unit, for whoever asks. */
describe('figures and their lists', () => {
  let checked: CheckedCounty
  let server: TestServer
  const headers = new Map<CastName, Record<string, string>>()
  const seed = Number(process.env['FIGURES_SEED'] ?? Date.now() % 1_000_000)

  beforeAll(async () => {
    checked = await checkedCounty(households)
    await createRound(checked.application, county, third, [], null, null)
    await createRound(checked.application, county, sampled, await drawn(), { share: 0.5, minimum: 2, seed: 1 }, null)
    // Problems are closed here some weeks before the figures are read: the clock looks as far back.
    await checked.database.updateTable('parameter')
      .set({ value: JSON.stringify({ shortDays: 31, longDays: 45, chartDays: 60, forecastDays: 10 }) }).where('name', '=', 'pace').execute()
    await live()
    server = await testServer(checked.application)
    for (const name of people) headers.set(name, await server.signIn(county, name, password))
    await reportIndicators()
    await closeDays()
    const desk = new Desk(checked, server, headers)
    await workAtDesks(desk, checked)
  })
  afterAll(async () => {
    await server.close()
    await checked.close()
  })

  const drawn = async () => (await drawHouseholds(checked.database, county, { share: 0.5, minimum: 2, seed: 1 })).map(({ id }) => id)

  /** Indicators with objects in every state, one report confirmed, one returned, the others missing; a third of the members insured. */
  async function reportIndicators(): Promise<void> {
    const send = async (name: CastName, path: string, body: FormData | object) => {
      const isForm = body instanceof FormData
      const reply = await fetch(`${server.url}${path}`, {
        method: 'POST', headers: { ...headers.get(name), ...(!isForm && { 'content-type': 'application/json' }) }, body: isForm ? body : JSON.stringify(body),
      })
      expect(reply.ok, await reply.clone().text()).toBe(true)
    }
    for (const [kind, headings, rows] of indicatorTables) {
      const body = new FormData()
      body.append('file', new Blob([await table(headings, rows) as BlobPart]), '表.xlsx')
      await send('office', `/api/sheets/${kind}`, body)
    }
    const told = reportOn('R01', '431999101', '2020-06-14', 30)
    await send('qingxi', '/api/indicator-reports', told)
    await send('housing', '/api/indicator-report-decisions', { decisions: [{ report: told.id, isReturn: true, reason: '与现场不符' }] })
    await send('shiqiao', '/api/indicator-reports', reportOn('R01', '431999102', '2020-06-14', 30))
    await checked.database.updateTable('member').set({ attributes: JSON.stringify({ medicalInsurance: '城乡居民基本医疗保险' }) }).where('name', '=', '石大山0').execute()
  }

  /** Yesterday is closed by the clock, today by one township; the office issues the day's brief in between. */
  async function closeDays(): Promise<void> {
    await runDaily(checked.application)
    const post = (name: CastName, path: string, body: object) => fetch(`${server.url}${path}`, {
      method: 'POST', headers: { ...headers.get(name), 'content-type': 'application/json' }, body: JSON.stringify(body),
    })
    expect((await post('office', '/api/day-briefs', { id: brief })).status).toBe(200)
    expect((await post('qingxi', '/api/day-closes', { id: randomUUID(), unit: 'qingxi', day: '2020-06-20', word: '明天办完' })).status).toBe(200)
  }

  /** Three rounds, what people do in between, and households that move. */
  async function live(): Promise<void> {
    const sample = <Value>(values: fc.Arbitrary<Value>, size: number) => fc.sample(values, { numRuns: size, seed })
    const codes = items.map(({ code }) => code)
    const seen = fc.record({ found: fc.subarray(codes), home: fc.integer({ min: 0, max: 5 }), left: fc.subarray(codes, { maxLength: 1 }) })
    const numbers = Object.values(villages).flatMap((village) => Array.from({ length: households }, (_, index) => numberIn(village, index)))
    const filled = (round: number): FilledForm[] => sample(seen, numbers.length * 3).slice((round - 1) * numbers.length, round * numbers.length)
      .map(({ found, home, left }, index) => (index % households < seenForSure
        ? { household: numbers[index] ?? '', round, outcome: 'completed', found, notAssessed: [] }
        : { household: numbers[index] ?? '', round, outcome: home === 0 ? 'nobody-home' : 'completed', found: found.filter((code) => !left.includes(code)), notAssessed: left }))
    checked.setTime('2020-03-20T02:00:00.000Z')
    const first = filled(1)
    await record(checked, 'qingxi', first.slice(0, 2 * households))
    await record(checked, 'shiqiao', first.slice(2 * households))
    checked.setTime('2020-05-01T02:00:00.000Z')
    await record(checked, 'census', filled(2))
    // Whatever is drawn, some are closed, and of these some are seen again and some are not: so many that the third round does not find all of them.
    const closedSome = new Array<readonly Try[]>(24).fill(wayToClosing)
    await doThings([...closedSome, ...sample(fc.oneof(fc.array(tries, { minLength: 0, maxLength: 14 }), fc.constant(wayToClosing)), 200)])
    await seeAgain([...new Array<(true | null)[]>(12).fill([true, null]).flat(), ...sample(fc.constantFrom<(boolean | null)[]>(true, true, false, null), 200)])
    checked.setTime('2020-06-20T02:00:00.000Z')
    await record(checked, 'census', filled(3))
    for (const [from, to] of [[0, 3], [7, 0], [13, 1]] as const) await move(numbers[from] ?? '', Object.values(villages)[to] ?? '')
  }

  async function doThings(lives: readonly (readonly Try[])[]): Promise<void> {
    const problems = await checked.database.selectFrom('problem').select('id').orderBy('region').orderBy('id').execute()
    for (const [index, { id }] of problems.entries()) {
      for (const [step, one] of (lives[index % lives.length] ?? []).entries()) {
        checked.setTime(new Date(Date.parse('2020-05-10T03:00:00.000Z') + (step + index % 10) * 86_400_000).toISOString())
        await tryOn(id, one)
      }
    }
  }

  /** What is closed is drawn twice over, and seen again or not. */
  async function seeAgain(outcomes: readonly (boolean | null)[]): Promise<void> {
    checked.setTime('2020-05-25T03:00:00.000Z')
    const { office } = checked.actors
    for (const region of [`${county}101`, county]) {
      await drawRevisitSample(checked.application, office, scopeOf(county, office.posts, 'revisits:draw'), { id: randomUUID(), region })
    }
    const drawn = await checked.database.selectFrom('problem').select('id').where('revisit_due_on', 'is not', null).orderBy('id').execute()
    for (const [index, { id }] of drawn.entries()) {
      const held = outcomes[index]
      if (held !== null && held !== undefined) await tryOn(id, ['supervision', { action: 'revisit', held, note: held ? '' : '又漏了' }])
    }
  }

  async function tryOn(id: string, [name, action]: Try): Promise<void> {
    const { version } = await checked.database.selectFrom('problem').select('version').where('id', '=', id).executeTakeFirstOrThrow()
    await actOn(checked.application, checked.actors[name], { id: randomUUID(), problem: id, version, action })
      .catch((error: unknown) => { if (!(error instanceof Refusal)) throw error })
  }

  async function move(number: string, village: string): Promise<void> {
    const { id } = await checked.database.selectFrom('household').select('id').where('number', '=', number).executeTakeFirstOrThrow()
    const found = await findHousehold(checked.database, wholeCounty(county), { id })
    if (found) await saveHouseholds(checked.application, county, [{ ...found.household, village }], null)
  }

  async function get<Reply>(name: CastName, path: string, query: Filter): Promise<Reply> {
    const reply = await fetch(`${server.url}${path}?${new URLSearchParams(query).toString()}`, { headers: headers.get(name) ?? {} })
    expect(reply.status, path).toBe(200)
    return (await reply.json()) as Reply
  }

  /** The length of a list, read page by page: its rows, or how often they are counted. */
  async function lengthOf(name: CastName, { list, where }: Count, filter: Filter): Promise<number> {
    let length = 0
    let cursor: string | null = null
    do {
      const query: Filter = { ...filter, ...where, limit: '13', ...(cursor !== null && { cursor }) }
      const page: { rows: { times?: number }[]; next?: string | null } = await get(name, list.path, query)
      length += page.rows.reduce((sum, { times = 1 }) => sum + times, 0)
      cursor = page.next ?? null
    } while (cursor !== null)
    return length
  }

  const placed = (region: string | undefined): Filter => (region === undefined ? {} : { region })
  /** Figures of a page that says them once for a place. */
  const counted = (figures: Readonly<Record<string, Count>>, path: string) => async (name: CastName, _: Breakdown, { region }: Filter) =>
    cellsOf(figures, 'unit', placed(region), { key: '', ...await get<Omit<Row, 'key'>>(name, path, placed(region)) }, [])

  /** Where each declared figure is shown. */
  const pages: Readonly<Record<string, (name: CastName, by: Breakdown, filter: Filter) => Promise<Cell[]>>> = {
    board: async (name, asked, { region }) => {
      const by = BoardBy.safeParse(asked).data ?? 'department'
      const filter: Filter = region === undefined ? {} : { region }
      const since = asked === 'dimension' ? '2020-06-20' : asked === 'item' ? '2020-05-13' : '2020-05-01'
      const { total, rows } = await get<{ total: Row; rows: Row[] }>(name, '/api/board', { ...filter, by, since })
      return [...cellsOf(boardCounts, by, filter, total, rows), ...cellsOf(changeCounts, by, narrowedTo(filter, 'since', since), total, rows)]
    },
    leaders: async (name, _, { region }) => {
      const filter: Filter = region === undefined ? {} : { region }
      const { leaders } = await get<{ leaders: (Omit<Row, 'key'> & { person: string })[] }>(name, '/api/board/leaders', filter)
      return leaders.flatMap((row) => Object.entries(leaderCounts).map(([figure, count]) => ({
        figure, count, filter: { ...filter, leader: row.person }, value: Number((row as Record<string, unknown>)[figure]),
      })))
    },
    overview: async (name) => {
      const { rounds: all, states, ...counted } = await get<Pick<Overview, 'rounds' | 'states' | 'findings' | 'problems' | 'households'>>(
        name, '/api/overview', {})
      const { foundInRound, hardInRound, ...totals } = overviewCounts
      const values: Record<string, number> = { ...states, ...counted }
      return [
        ...Object.entries(totals).map(([figure, count]) => ({ figure, count, filter: {}, value: values[figure] ?? NaN })),
        ...all.flatMap(({ id: round, found, hard, ...coverage }) => [
          ...coverageCells(round, coverage),
          { figure: 'foundInRound', count: foundInRound, filter: { round }, value: found },
          { figure: 'hardInRound', count: hardInRound, filter: { round }, value: hard },
        ]),
      ]
    },
    bulletin: bulletinCells,
    revisits: async (name) => {
      const { total, townships, villages: places } = await get<z.output<typeof getRevisitResults.reply>>(name, '/api/revisit-results', {})
      return [total, ...townships, ...places].flatMap((row) => Object.entries(revisitCounts).map(([figure, count]) => ({
        figure, count, filter: { region: row.region }, value: row[figure as RevisitCount],
      })))
    },
    pace: async (name, _, { region }) => {
      const filter: Filter = region === undefined ? {} : { region }
      const { total, rows, series, by } = await get<z.infer<typeof getPace.reply>>(name, '/api/pace', filter)
      const { found, closed } = boardCounts
      const flat = (row: PaceRow): Row => ({ key: row.key, found: row.found, closed: row.closed, open: row.open })
      return [
        ...cellsOf({ found, closed, open: paceCounts.open }, by, filter, flat(total), rows.map(flat)),
        ...[total, ...rows].flatMap((row) => row.held.map(({ days, closed: value }) => ({
          figure: 'closedLately', count: paceCounts.closedLately, value,
          filter: narrowedTo(row === total ? filter : narrowedTo(filter, by, row.key), 'lately', `within-${days}`),
        }))),
        // Some of the days, so that they do not crowd out what is counted by place.
        ...series.filter((_, index) => index % 5 === 0).map(({ day, open }) => ({
          figure: 'openOnDay', count: paceCounts.openOnDay, filter: narrowedTo(filter, 'day', day), value: open,
        })),
      ]
    },
    day: async (name, _, { region }) => {
      const place: Filter = region === undefined ? {} : { region }
      const cells: Cell[] = []
      for (const shown of [place, { ...place, brief }, { ...place, day: '2020-06-19' }]) {
        const { total, kinds, units } = await get<{ total: Omit<Row, 'key'>; kinds: Row[]; units: Row[] }>(name, '/api/day', shown)
        cells.push(...cellsOf(dayCounts, 'unit', shown, { key: '', ...total }, units))
        for (const { key, ...counted } of kinds) cells.push(...cellsOf(dayCounts, 'unit', { ...shown, kind: key }, { key, ...counted }, []))
      }
      return cells
    },
    indicators: async (name, _, { region }) => {
      const cells: Cell[] = []
      for (const code of ['R01', 'R02', 'M01', 'W01'].map(idOf)) {
        const place: Filter = region === undefined ? {} : { region }
        const reply = await fetch(`${server.url}/api/indicators/${code}?${new URLSearchParams(place).toString()}`, { headers: headers.get(name) ?? {} })
        if (reply.status === 404 || reply.status === 403) continue
        const { row, places, by } = (await reply.json()) as z.output<typeof getIndicator.reply>
        const shown = (standing: typeof row | (typeof places)[number]): Row => ({
          key: 'region' in standing ? standing.region : '', ...standing.objects, ...standing.reports, ...standing.members, ...standing.houses,
        })
        const within = { ...place, indicator: code }
        // A report is its place's: what lies below has none of its own.
        const below = by === 'township' ? places.map(shown) : []
        if (row.objects) cells.push(...cellsOf(objectCounts, by, within, shown(row), places.map(shown)))
        if (row.reports) cells.push(...cellsOf(reportCounts, by, within, shown(row), below))
        if (row.houses) cells.push(...cellsOf(houseCounts, by, { ...place, item: 'H01' }, shown(row), places.map(shown)))
        if (row.members) cells.push(...cellsOf(memberCounts, by, place, shown(row), places.map(shown)))
      }
      return cells
    },
    departments: async (name, _, { region }) => {
      const shown: Filter = { year: '2020', ...(region !== undefined && { region }) }
      const { rows } = await get<z.output<typeof listIndicatorDepartments.reply>>(name, '/api/indicator-departments', shown)
      return rows.flatMap((row) => ([[departmentCounts, row], [objectCounts, row.objects], [reportCounts, row.reports]] as const).flatMap(([figures, counted]) =>
        cellsOf(figures, 'department', narrowedTo(shown, 'department', row.key), { key: row.key, ...counted }, [])))
    },
    doubts: async (name, _, { region }) => {
      const filter: Filter = region === undefined ? {} : { region }
      const reply = await fetch(`${server.url}/api/doubt-counts?${new URLSearchParams(filter).toString()}`, { headers: headers.get(name) ?? {} })
      if (reply.status === 403) return []
      const { total, rules, places, by } = (await reply.json()) as { total: Row; rules: Row[]; places: Row[]; by: 'township' | 'village' }
      return [...cellsOf(doubtCounts, 'rule', filter, total, rules), ...cellsOf(doubtCounts, by, filter, total, places)]
    },
    letters: counted(letterCounts, '/api/letter-counts'),
    supervision: counted(supervisionCounts, '/api/supervision-counts'),
    duty: counted(dutyCounts, '/api/duty-counts'),
    staffing: async (name, _, { region }) => {
      const filter: Filter = region === undefined ? {} : { region }
      const { total, rows } = await get<{ total: Omit<Row, 'key'>; rows: Row[] }>(name, '/api/staffing-counts', filter)
      // A department sees whom it has sent, and no village.
      const figures = Object.fromEntries(Object.entries(staffingCounts).filter(([, { list }]) => list.access === 'staffing:read' || (name !== 'housing' && name !== 'education')))
      return cellsOf(figures, 'township', filter, { key: '', ...total }, rows)
    },
    ladder: async (name) => (name === 'office' ? cellsOf(ladderCounts, 'unit', {}, { key: '', ...await get<Omit<Row, 'key'>>(name, '/api/ladder-counts', {}) }, []) : []),
    ownChecks: async (name) => (name === 'office' || name === 'leader' ? cellsOf(ownCheckCounts, 'leader', { month: '2020-06' }, { key: '', ...await get<Omit<Row, 'key'>>(name, '/api/own-check-counts', { month: '2020-06' }) }, []) : []),
    instructions: async (name) => cellsOf(instructionCounts, 'unit', {}, { key: '', ...await get<Omit<Row, 'key'>>(name, '/api/instruction-counts', {}) }, []),
    meetings: async (name) => cellsOf(meetingCounts, 'unit', {}, { key: '', ...await get<Omit<Row, 'key'>>(name, '/api/meeting-counts', {}) }, []),
    villageMeetings: async (name, _, { region }) => {
      if (name === 'housing' || name === 'education') return []
      const { total, by, rows } = await get<{ total: Omit<Row, 'key'>; by: 'township' | 'village'; rows: Row[] }>(name, '/api/village-meeting-counts', placed(region))
      return cellsOf(villageMeetingCounts, by, placed(region), { key: '', ...total }, rows)
    },
    householdClasses: async (name, _, { region }) => {
      if (name === 'housing' || name === 'education') return []
      const { total, by, rows, classes } = await get<{ total: Omit<Row, 'key'>; by: 'township' | 'village'; rows: Row[]; classes: Row[] }>(name, '/api/household-class-counts', placed(region))
      return [...cellsOf(householdClassCounts, by, placed(region), { key: '', ...total }, rows), ...cellsOf(householdClassCounts, 'class', placed(region), { key: '', ...total }, classes)]
    },
    monitoring: async (name, _, { region }) =>
      (name === 'housing' || name === 'education' ? [] : monitoringCells(await get<MonitoringTold>(name, '/api/monitoring-counts', placed(region)), placed(region))),
    sharedWork: async (name) => cellsOf(waitCounts, 'unit', {}, { key: '', ...await get<Omit<Row, 'key'>>(name, '/api/shared-wait-counts', {}) }, []),
    comparison: async (name, asked, narrowing) => {
      const by = comparisonCounts.missed.by.find((one) => one === asked) ?? 'inspector'
      const filter: Filter = { ...narrowing, earlier: rounds.first.id, later: narrowing['severity'] ? rounds.second.id : third.id }
      const { total, rows } = await get<{ total: ComparisonRow; rows: ComparisonRow[] }>(name, '/api/comparison', { ...filter, by })
      const flat = (row: ComparisonRow): Row => ({
        key: row.key, ...Object.fromEntries(ComparisonSelection.options.map((select) => [select, countIn(row, select)])),
      })
      return cellsOf(comparisonCounts, by, filter, flat(total), rows.map(flat))
    },
  }

  /** What a bulletin says of two rounds, as whoever asks would have it, of the whole and of each part. */
  async function bulletinCells(name: CastName, asked: Breakdown): Promise<Cell[]> {
    const pair = { earlier: rounds.first.id, later: third.id }
    const { facts } = await readFacts(checked.application, scopeOf(county, checked.actors[name].posts, 'comparison:read'), pair)
    const countFigure = figureCounter(facts, reportTermsIn('zh-CN').bulletin)
    const by = figureBreakdowns.find((one) => one === asked) ?? 'township'
    const { examination } = await get<Pick<z.output<typeof getOverview.reply>, 'examination'>>(name, '/api/overview', {})
    const daysLeft = examination?.daysLeft
    return figureNames.flatMap((figure): Cell[] => {
      const rule = ruleOf(figure)
      const parts = breakdownsOf(figure).includes(by) ? [null, ...facts.parts[by].map(({ key }) => ({ by, key }))] : [null]
      return parts.flatMap((part): Cell[] => {
        const narrowed = (filter: Filter) => (part ? narrowedTo(filter, by, part.key) : filter)
        const value = countFigure({ figure, part }).value ?? NaN
        switch (rule.kind) {
          case 'compared':
            return [{ figure, count: rule.count, filter: narrowed(pair), value }]
          case 'households':
            return [{ figure, count: coverageCounts[rule.which], filter: narrowed({ round: pair[rule.round] }), value }]
          case 'share':
          case 'share-range':
            expect(value).toEqual(shareOf(rule.share, (count) => countFigure({ figure: count as FigureName, part }).value ?? NaN) ?? NaN)
            return []
          case 'leading-dimensions': {
            const counted = countFigure({ figure, part }).problems
            expect(value).toBe({ names: leadingOf(counted).length, found: counted.length, share: counted.length / (countFigure({ figure: 'found', part }).value ?? 0) }[rule.show])
            return leadingOf(counted).map(({ dimension, times }) =>
              ({ figure, count: comparisonCounts.findings, filter: narrowed({ ...pair, dimension }), value: times }))
          }
          case 'days-left':
            expect(value).toBe(daysLeft ?? NaN)
            return []
        }
      })
    })

    /** The dimensions that make up a figure of the leading ones, and how often each is counted in it. */
    function leadingOf(counted: readonly string[]): { dimension: string; times: number }[] {
      const dimensionOf = new Map(facts.problems.map(({ problem, dimension }) => [problem, dimension]))
      const times = new Map<string, number>()
      for (const dimension of counted.map((problem) => dimensionOf.get(problem) ?? '')) times.set(dimension, (times.get(dimension) ?? 0) + 1)
      return [...times].map(([dimension, counts]) => ({ dimension, times: counts }))
    }
  }

  const questions = fc.record({
    page: fc.constantFrom(...Object.keys(pages)),
    name: fc.constantFrom(...people),
    by: fc.constantFrom<Breakdown[]>('township', 'village', 'department', 'dimension', 'item', 'severity', 'category', 'inspector'),
    filter: fc.record({
      region: fc.constantFrom(`${county}101`, villages.pingan, villages.baiyun),
      dimension: fc.constantFrom(...items.map(({ dimension }) => dimension)),
      severity: fc.constantFrom('hard', 'ordinary'),
      category: fc.constantFrom('lifted', 'non-poor'),
      poverty: fc.constant('non-poor'),
    }, { requiredKeys: [] }).map((filter) => JSON.parse(JSON.stringify(filter)) as Filter),
    which: fc.array(fc.nat({ max: 9_999 }), { minLength: 6, maxLength: 6 }),
  })

  it('are drawn from pages that show every count that is declared', async () => {
    const declared = (capabilities as readonly (Declared & { name: string })[]).flatMap(({ name, figures = {} }) =>
      Object.entries(figures).flatMap(([figure, count]) => ('list' in count ? [{ figure: `${name}.${figure}`, count }] : [])))
    const cells = await Promise.all(Object.values(pages).map((page) => page('office', 'township', {})))
    const shown = new Set(cells.flat().map(({ count }) => count))
    expect(declared.length).toBeGreaterThan(50)
    expect(declared.filter(({ count }) => !shown.has(count)).map(({ figure }) => figure)).toEqual([])
  })

  it('are equal, whatever is drawn', async () => {
    let opened = 0
    await fc.assert(fc.asyncProperty(questions, async ({ page, name, by, filter, which }) => {
      const cells = (await pages[page]?.(name, by, filter)) ?? []
      for (const place of which) {
        const cell = cells[place % cells.length]
        if (!cell) continue
        if (cell.value > 0) opened += 1
        const listed = await lengthOf(name, cell.count, cell.filter)
        expect({ page, figure: cell.figure, filter: cell.filter, number: listed }).toEqual({
          page, figure: cell.figure, filter: cell.filter, number: cell.value,
        })
      }
    }), { numRuns: 95, seed, endOnFailure: true })
    expect(opened).toBeGreaterThan(80)
    const { total } = await get<z.output<typeof getRevisitResults.reply>>('office', '/api/revisit-results', {})
    expect(Math.min(total.drawn, total.revisited, total.waiting)).toBeGreaterThan(0)
  })
})
