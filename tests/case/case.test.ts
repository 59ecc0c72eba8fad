import { listHelpers } from '../../packages/server/src/helpers/helpers-of.queries.ts'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Scope } from '@lookback/core/access'
import type { IndicatorRow } from '@lookback/core/indicators'
import type { Actor } from '../../packages/server/src/kit/actor.ts'
import { balancesOf } from '../../packages/server/src/ladder/own-checks.ts'
import { proposalRows, proposalsIn } from '../../packages/server/src/ladder/proposals.ts'
import { boardOf } from '../../packages/server/src/indicators/board.ts'
import { FrozenFigure, Papers, percentOf, PromisedFigure } from '@lookback/core/meetings'
import type { Reason } from '@lookback/core/supervision'
import { chainOf, openStates } from '@lookback/core/problems'
import type { ComparisonRow } from '@lookback/core/comparison'
import { listDutyPosts } from '../../packages/server/src/problems/responsibility.queries.ts'
import { countsOf as classesOf } from '../../packages/server/src/household-classes/counts.ts'
import { countsOf } from '../../packages/server/src/village-meetings/counts.ts'
import type { TestDatabase } from '../support/database.ts'
import { applicationOn, demoDatabase } from '../support/database.ts'
import { runLookback } from '../support/process.ts'
import { townshipOf } from '@lookback/core/places'

interface Compared {
  findings: number
  problems: number
  rounds: { name: string; found: number; hard: number; visited: number; households: number }[]
  total: ComparisonRow
  townships: ComparisonRow[]
  dimensions: ComparisonRow[]
  items: ComparisonRow[]
  categories: ComparisonRow[]
  severities: ComparisonRow[]
}

/** The figures of the account that the demo county retells, each computed from its records. */
describe('the demo county', () => {
  let opened: TestDatabase
  let folder: string
  let environment: Record<string, string>
  let compared: Compared

  beforeAll(async () => {
    opened = await demoDatabase()
    folder = await mkdtemp(path.join(os.tmpdir(), 'lookback-case-'))
    environment = { DATABASE_URL: opened.connectionString, LOOKBACK_DATA: folder }
    const run = await runLookback(['compare', '--a', '1', '--b', '2', '--json'], environment)
    expect(run.code, run.errors).toBe(0)
    compared = JSON.parse(run.output) as Compared
  })
  afterAll(async () => {
    await opened.close()
    await rm(folder, { recursive: true, force: true })
  })

  const item = (name: string) => compared.items.find((row) => row.name === name)

  it('found 3,832 problems in two rounds: 1,832 by the self-check, 2,000 by the census', () => {
    expect(compared.rounds.map(({ name, found }) => [name, found])).toEqual([['乡镇自查', 1_832], ['县级普查', 2_000], ['村级再自查', 0], ['乡镇再复查', 0]])
    expect(compared.findings).toBe(3_832)
    expect(compared.total).toMatchObject({ foundEarlier: 1_832, foundLater: 2_000 })
  })

  it('has villages that held no meeting this year, minutes that contradict, minutes that were copied, and a notice that waits for an answer', async () => {
    const county = '431999'
    const application = applicationOn(opened)
    const { total } = await countsOf({ ...application, clock: () => new Date('2020-05-07T01:00:00.000Z') }, { county, grants: [{ region: county, department: null }] }, undefined)
    expect(total).toMatchObject({ noneThisYear: 13, contradicting: 1, copied: 2, running: 2, toEnd: 1, objected: 1 })
  })

  it('has households classified without a meeting, by one text, without a visit and against what visits found, in three townships; and four villages that met first', async () => {
    const county = '431999'
    const { total, rows } = await classesOf({ ...applicationOn(opened), clock: () => new Date('2020-05-07T01:00:00.000Z') }, { county, grants: [{ region: county, department: null }] }, undefined)
    expect(total.withoutMeeting).toBeGreaterThan(2_000)
    expect(total.due).toBe(total.withoutMeeting)
    for (const flagged of [total.oneText, total.withoutVisit, total.againstVisits]) expect([flagged > 100, flagged < total.classified]).toEqual([true, true])
    expect(rows.filter(({ withoutMeeting }) => withoutMeeting > 0).length).toBe(3)
    const met = rows.filter(({ withoutMeeting }) => withoutMeeting === 0)
    expect(met.map(({ oneText, withoutVisit, againstVisits, due }) => oneText + withoutVisit + againstVisits + due)).toEqual(met.map(() => 0))
    expect(met.reduce((sum, { classified }) => sum + classified, 0)).toBe(4 * 8)
  })

  it('found 460, or 23 %, of the census’s in non-poor households, and far fewer by the self-check', () => {
    const nonPoor = compared.categories.find((row) => row.key === 'non-poor')
    expect(nonPoor?.foundLater).toBe(460)
    expect((nonPoor?.foundLater ?? 0) / compared.total.foundLater).toBe(0.23)
    expect(nonPoor?.foundEarlier).toBeLessThan(115)
  })

  it('found 92 built and not lived in, of which the self-check had missed some and skipped some', () => {
    const notMovedIn = item('建房未入住')
    expect(notMovedIn?.foundLater).toBe(92)
    expect(notMovedIn?.foundEarlier).toBeLessThan(46)
    expect(notMovedIn?.counts.missed).toBeGreaterThan(0)
    expect(notMovedIn?.counts.skipped).toBeGreaterThan(0)
    expect(notMovedIn?.counts['false-report']).toBeGreaterThan(0)
  })

  it('is mostly about housing, income, papers and surroundings, in both rounds', () => {
    const main = compared.dimensions.filter((row) => ['housing', 'income', 'records', 'environment'].includes(row.key))
    expect(main).toHaveLength(4)
    for (const found of ['foundEarlier', 'foundLater'] as const) {
      const share = main.reduce((sum, row) => sum + row[found], 0) / compared.total[found]
      expect(share).toBeGreaterThan(0.7)
    }
  })

  it('found hard defects of some items by the census that the self-check had none of', async () => {
    const { rows } = await sql<{ item: string }>`
      select distinct finding.item from finding
      join round on round.county = finding.county and round.id = finding.round and round.ordinal = 2
      join check_item on check_item.county = finding.county and check_item.code = finding.item and check_item.severity = 'hard'
      where not exists (select 1 from finding as other
        join round as first on first.county = other.county and first.id = other.round and first.ordinal = 1
        where other.county = finding.county and other.item = finding.item)`.execute(opened.database)
    expect(rows.length).toBeGreaterThanOrEqual(3)
  })

  it('has every label, adding up by township, dimension, item, severity and category alike', () => {
    for (const [label, count] of Object.entries(compared.total.counts)) expect(count, label).toBeGreaterThan(0)
    for (const rows of [compared.townships, compared.dimensions, compared.items, compared.severities, compared.categories]) {
      for (const label of Object.keys(compared.total.counts) as (keyof ComparisonRow['counts'])[]) {
        expect(rows.reduce((sum, row) => sum + row.counts[label], 0)).toBe(compared.total.counts[label])
      }
    }
    expect(compared.townships).toHaveLength(18)
  })

  it('the figures are those of an independent count over the raw submissions', async () => {
    const { rows } = await sql<{ submission: string; ordinal: number }>`
      select visit.submission, round.ordinal from visit
      join round on round.county = visit.county and round.id = visit.round`.execute(opened.database)
    const counted = new Map<number, Set<string>>([[1, new Set()], [2, new Set()]])
    for (const { submission, ordinal } of rows) {
      const household = /<household_number>(.+?)<\/household_number>/.exec(submission)?.[1] ?? ''
      for (const [, code] of submission.matchAll(/<([A-Z]\d\d)>1<\/\1>/g)) counted.get(ordinal)?.add(`${household} ${code ?? ''}`)
    }
    expect([counted.get(1)?.size, counted.get(2)?.size]).toEqual([1_832, 2_000])
  })

  it('has the meeting of 6 May, which heard what became of four townships’ commitments: one kept, one not, one not due yet, one that nobody can check', async () => {
    const meetings = await opened.database.selectFrom('meeting').select(['id', 'day', 'state', 'kind']).orderBy('day').execute()
    expect(meetings.map(({ day, state, kind }) => [day, state, kind])).toEqual([['2020-04-26', 'issued', 'dispatch'], ['2020-05-06', 'issued', 'leading-group']])
    const promised = await opened.database.selectFrom('meeting_commitment').select(['id', 'unit', 'state', 'promised', 'judged', 'day']).where('meeting', '=', meetings[0]?.id ?? '').orderBy('ordinal').execute()
    expect(new Set(promised.map(({ unit }) => unit)).size).toBe(4)
    expect(promised.map(({ state }) => state).sort()).toEqual(['kept', 'missed', 'uncheckable', 'waiting'])
    for (const { state, promised: asked, judged } of promised.filter((one) => one.judged !== null)) {
      const { value, part, whole } = FrozenFigure.parse(judged)
      const { direction, target } = PromisedFigure.parse(asked)
      expect(value).toBe(percentOf(part ?? 0, whole ?? 0))
      expect([direction, (value ?? 0) >= target]).toEqual(['at-least', state === 'kept'])
    }
    const papers = await opened.database.selectFrom('meeting_papers').select(['readings', 'figures', 'speakers']).where('meeting', '=', meetings[1]?.id ?? '').executeTakeFirstOrThrow()
    const { readings, figures, speakers } = Papers.pick({ readings: true, figures: true, speakers: true }).parse(papers)
    expect(readings.map(({ id, state }) => [id, state])).toEqual(promised.map(({ id, state }) => [id, state]))
    expect(speakers.map(({ speech }) => speech)).toEqual(['commitment', 'commitment', 'commitment', 'example', 'example', 'example'])
    expect(figures.find(({ label }) => label.startsWith('自然村通水泥'))?.value).toBe(26)
    expect(figures.every(({ value }) => value !== null)).toBe(true)
    const decided = await opened.database.selectFrom('meeting_decision').select(['state']).orderBy('state').execute()
    expect(decided.map(({ state }) => state)).toEqual(['closed', 'for-information', 'open', 'open', 'open', 'open'])
    const waits = await opened.database.selectFrom('shared_wait').select('state').orderBy('state').execute()
    expect(waits.map(({ state }) => state)).toEqual(['answered', 'answered', 'waiting', 'waiting', 'waiting', 'waiting', 'waiting'])
  })

  it('has two townships, a village and a department on the supervision list, by reasons whose figures its records say, or in the office’s words', async () => {
    const rows = await opened.database.selectFrom('supervision_listing').select(['kind', 'code', 'number', 'grade', 'reasons']).orderBy('ordinal').execute()
    expect(rows.map(({ kind, number }) => [kind, number])).toEqual([
      ['township', '脱贫督战〔2020〕1号'], ['township', '脱贫督战〔2020〕2号'], ['village', '脱贫督战〔2020〕3号'], ['department', '脱贫督战〔2020〕4号'],
    ])
    const weeks = await opened.database.selectFrom('supervision_week').innerJoin('supervision_listing', 'supervision_listing.id', 'supervision_week.listing')
      .select(['supervision_listing.number', 'supervision_week.day']).orderBy('supervision_week.day').execute()
    expect(weeks.map(({ number, day }) => [number, day])).toEqual(['2020-04-19', '2020-04-26', '2020-05-03'].map((day) => ['脱贫督战〔2020〕1号', day]))
    for (const { kind, code, reasons } of rows) {
      const figures = (reasons as unknown as Reason[]).flatMap((reason) => reason.figures)
      expect([kind, figures.length > 0]).toEqual([kind, kind !== 'village'])
      for (const { measure, part, whole, round } of figures) {
        expect([code, measure, part > 0]).toEqual([code, measure, true])
        if (measure !== 'incidence') continue
        const { rows: [counted] } = await sql<{ troubled: number; seen: number }>`
          select count(distinct visit.subject) filter (where exists (select 1 from finding where finding.county = visit.county and finding.visit = visit.id))::integer as troubled,
            count(distinct visit.subject)::integer as seen
          from standing_visit as visit where visit.round = ${round?.id ?? ''} and starts_with(visit.village, ${code}) and visit.seen`.execute(opened.database)
        expect([kind, part, whole]).toEqual([kind, counted?.troubled, counted?.seen])
      }
    }
  })

  describe('its indicators', () => {
    let board: Map<string, IndicatorRow>
    const county: Scope = { county: '431999', grants: [{ region: '431999', department: null }] }
    beforeAll(async () => {
      const { rows } = (await boardOf(applicationOn(opened), county, {})).tell()
      board = new Map(rows.map((row) => [row.indicator.code, row]))
    })
    const listed = async (table: 'indicator_object', code: string, states: readonly string[]) => {
      const { rows } = await sql<{ count: number }>`
        select count(*) as count from ${sql.table(table)} as object join indicator on indicator.id = object.indicator
        where indicator.code = ${code} and object.state = any(${states}::text[])`.execute(opened.database)
      return rows[0]?.count
    }

    it('have 26 % of the village roads done, by the townships’ confirmed reports', async () => {
      const road = board.get('R01')
      expect(road).toMatchObject({ target: 250, reported: { share: 0.26, done: 65, gap: { left: 185 } }, light: 'yellow' })
      expect(road?.reports).toMatchObject({ expected: 18, missing: 1, confirmed: 17 })
      // The same from the rows themselves: of each township the latest confirmed report, as it is corrected.
      const { rows } = await sql<{ done: number }>`
        select sum(done) as done from (select distinct on (report.region) coalesce((correction.after ->> 'done')::double precision, report.done) as done
          from indicator_report as report join indicator on indicator.id = report.indicator and indicator.code = 'R01'
          left join indicator_correction as correction on correction.report = report.id and correction.state = 'confirmed'
          where report.state = 'confirmed' order by report.region, report.period desc) as latest`.execute(opened.database)
      expect(rows[0]?.done).toBeCloseTo(65, 6)
    })

    it('have 37 % of the forest roads and 31 % of the houses finished, whatever was given up', async () => {
      expect(board.get('R02')?.computed).toMatchObject({ share: 0.37, gap: { left: 63 } })
      expect(board.get('H01')).toMatchObject({ computed: { share: 0.31, whole: 1_000 }, objects: { finished: 310, left: 690, deducted: 13 } })
      expect(await listed('indicator_object', 'H01', ['finished', 'in-use'])).toBe(310)
      expect(board.get('H01')?.objects?.['in-use']).toBeLessThan(310)
    })

    it('have the insurance 4.8 points under the target, which the office’s own report contradicts', async () => {
      const insurance = board.get('M01')
      expect(insurance?.target).toBe(95)
      expect(insurance?.computed?.gap?.points).toBeCloseTo(4.8, 2)
      const { rows } = await sql<{ members: number; insured: number }>`
        select count(*) as members, count(*) filter (where attributes ->> 'medicalInsurance' <> '未参保') as insured from member`.execute(opened.database)
      expect(insurance?.computed).toMatchObject({ done: rows[0]?.insured, whole: rows[0]?.members })
      expect(insurance?.reported?.gap?.reached).toBe(true)
      expect(insurance?.difference?.points).toBeCloseTo(4.9, 1)
    })

    it('count the unsafe houses of the register and of visits, each once', async () => {
      const { rows: [unsafe] } = await sql<{ count: number }>`
        select count(*) as count from household where exists (select 1 from problem where problem.subject = household.id and problem.item = 'H01'
            and problem.state in ('found', 'dispatched', 'acknowledged', 'reported', 'reviewed'))
          or (household.attributes ->> 'houseGrade' in ('C', 'D')
            and not exists (select 1 from problem where problem.subject = household.id and problem.item = 'H01' and problem.state = 'closed'))`.execute(opened.database)
      const houses = board.get('H03')
      expect(houses).toMatchObject({ houses: { households: 20_000, unsafe: unsafe?.count }, computed: { done: unsafe?.count, whole: 20_000 } })
      // More than the register knows of: visits found others.
      expect(unsafe?.count).toBeGreaterThan(180)
    })

    it('have 15 clinics and 13 platforms not up to standard, no platform connected, 36 children out of school', async () => {
      const left = (code: string) => board.get(code)?.objects?.left
      expect([left('M02'), left('S02'), left('E01')]).toEqual([15, 13, 36])
      expect(board.get('S01')?.objects).toMatchObject({ counted: 250, finished: 0 })
      expect(await listed('indicator_object', 'M02', ['planned', 'started'])).toBe(15)
      expect(await listed('indicator_object', 'E01', ['planned', 'started'])).toBe(36)
    })

    it('come with eight weeks of reports, late ones, a returned one and a correction', async () => {
      const { rows } = await sql<{ weeks: number; days: number; late: number; returned: number; corrections: number }>`
        select count(distinct report.period) filter (where indicator.rhythm = 'week') as weeks,
          count(distinct report.period) filter (where indicator.rhythm = 'day') as days,
          count(*) filter (where report.round = 1 and (report.submitted_at at time zone 'Asia/Shanghai')::date > report.period + indicator.due_days) as late,
          count(*) filter (where report.state = 'returned') as returned,
          (select count(*) from indicator_correction where ordinal = 1) as corrections
        from indicator_report as report join indicator on indicator.id = report.indicator`.execute(opened.database)
      expect(rows[0]).toMatchObject({ weeks: 8, days: 56, returned: 1, corrections: 1 })
      expect(rows[0]?.late).toBeGreaterThan(20)
    })

    it('computed from problems and visits say what the other pages say', () => {
      const { total } = compared
      expect(board.get('C01')?.computed?.whole).toBeLessThanOrEqual(total.foundEarlier + total.foundLater)
      expect(board.get('C02')?.computed).toMatchObject({ done: compared.rounds[1]?.visited, whole: 20_000 })
      expect(board.get('C03')?.light).not.toBe('green')
    })
  })

  it('has a letter of April that a township let go by, and one after the meeting of 6 May, to a leader, townships and departments at once, with answers half in', async () => {
    const { rows } = await sql<Record<string, unknown>>`
      select letter.number, letter.issued_on, count(*) filter (where recipient.person is not null) as leaders, count(*) filter (where unit.kind = 'township') as townships,
        count(*) filter (where unit.kind = 'department') as departments, count(recipient.signed_at) as signed, sum(recipient.owed) as owed,
        sum(recipient.submitted) as submitted, sum(recipient.confirmed) as confirmed, sum(recipient.objecting) as objecting,
        (select count(*) from letter_answer where outcome = 'deferred') as deferred, (select count(*) from letter_answer where points @> '["copied"]') as copied,
        (select count(*) from letter_answer where points @> '["phrase"]') as phrases
      from letter join letter_recipient as recipient on recipient.letter = letter.id left join unit on unit.code = recipient.unit
      group by letter.number, letter.issued_on order by letter.issued_on`.execute(opened.database)
    // What stands in answers is counted over both.
    expect(rows).toEqual([{
      number: '脱贫交〔2020〕1号', issued_on: '2020-04-10', leaders: 0, townships: 2, departments: 0, signed: 2, owed: 1, submitted: 0, confirmed: 1, objecting: 0,
      deferred: 1, copied: 1, phrases: 1,
    }, {
      number: '脱贫交〔2020〕2号', issued_on: '2020-05-06', leaders: 1, townships: 4, departments: 4, signed: 4, owed: 10, submitted: 3, confirmed: 1, objecting: 1,
      deferred: 1, copied: 1, phrases: 1,
    }])
  })

  it('has a whole log, and state that is what the log folds to', async () => {
    const run = await runLookback(['verify-log'], environment)
    expect(run, run.errors).toMatchObject({ code: 0 })
  })

  it('puts the figures into the bulletin', async () => {
    const file = path.join(folder, 'bulletin.docx')
    const run = await runLookback(['bulletin', '-o', file], environment)
    expect(run.code, run.errors).toBe(0)
    const parts = unzipSync(await readFile(file))
    const text = strFromU8(parts['word/document.xml'] ?? new Uint8Array()).replace(/<[^>]+>/g, '')
    for (const figure of ['3832', '2000', '1832', '460', '23']) expect(text.replaceAll(',', '')).toContain(figure)
    const links = strFromU8(parts['word/_rels/document.xml.rels'] ?? new Uint8Array())
    expect(links.match(/\/bulletins\/[0-9a-f-]+\/figures\//g)?.length).toBeGreaterThan(10)
  })

  it('exports the ledger', async () => {
    const file = path.join(folder, 'ledger.xlsx')
    expect(await runLookback(['ledger', '-o', file], environment)).toMatchObject({ code: 0 })
    const parts = unzipSync(await readFile(file))
    const sheet = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
    // Above the problems: the title, the line of day and unit, and two rows of headings.
    expect(sheet.match(/<row /g)?.length).toBe(compared.problems + 4)
    expect(sheet).toContain('<mergeCell ')
  })

  it('names for every problem of a household a helper, a village, a contact unit, both leaders in charge, a township, a department, the county', async () => {
    const day = '2020-05-07'
    const problems = await opened.database.selectFrom('problem').select(['id', 'county', 'region as village', 'department', 'subject'])
      .where('subject_kind', '=', 'household').execute()
    const county = problems[0]?.county ?? ''
    const posts = await listDutyPosts(opened.database, county, day)
    const helpers = await listHelpers(opened.database, county, problems.map(({ subject }) => subject), day)
    const missing = problems.flatMap(({ id, village, department, subject }) => {
      const chain = chainOf(posts, { village, department, helpers: helpers.get(subject) ?? [] })
      const leads = (region: string) => chain.leadersInCharge.some((post) => post.region === region)
      const levels = [chain.helpers, chain.village, chain.residentTeam, chain.township, chain.department, chain.countyLead]
      const there = [...levels.map((held) => held.length > 0), leads(village), leads(townshipOf(village)),
        chain.residentTeam.every(({ unit }) => posts.some((post) => post.role === 'department' && post.unit === unit))]
      return there.every(Boolean) ? [] : [[id, there]]
    })
    expect(problems.length).toBeGreaterThan(0)
    expect(missing).toEqual([])
  })

  it('has a proposal of the ladder about the absent member waiting for the office, and leaders who did all, some and none of what they owe', async () => {
    const application = applicationOn(opened)
    const { county: code } = await opened.database.selectFrom('post').select('county').executeTakeFirstOrThrow()
    const proposals = await proposalRows(opened.database, code, '2020-05-07')
    const absent = proposals.filter(({ subject }) => subject.kind === 'post')
    expect(absent.map(({ rung, hits, confirmed }) => [rung, hits.map(({ rule, count }) => [rule.measure, count]), confirmed])).toEqual([['talk', [['absences', 3]], 0]])
    // Of the townships a few, and none that stands better than one of which nothing is proposed.
    const { proposals: all } = await proposalsIn(opened.database, code, '2020-05-07')
    const units = await opened.database.selectFrom('unit').select(['code', 'kind']).where('kind', '=', 'township').execute()
    const proposed = all.filter(({ subject }) => units.some((unit) => unit.code === subject.code))
    expect(proposed.length).toBeGreaterThan(0)
    expect(proposed.length).toBeLessThanOrEqual(units.length / 3)
    const { rows: late } = await sql<{ unit: string; count: number }>`
      select unit, count(*)::integer as count from problem where state = any(${[...openStates]}) and due_on < '2020-05-07' group by unit`.execute(opened.database)
    for (const { subject, hits } of proposed) {
      const count = hits.find(({ rule }) => rule.measure === 'overdue')?.count
      if (count === undefined) continue
      expect(late.find(({ unit }) => unit === subject.code)?.count).toBe(count)
      for (const one of late.filter((other) => other.count >= count && units.some((unit) => unit.code === other.unit))) expect(proposed.map((other) => other.subject.code)).toContain(one.unit)
    }
    const office = { county: code, person: '', posts: [{ region: code, department: null, permissions: ['ladder:decide'] }] } as unknown as Actor
    const balances = await balancesOf(application, office, { month: '2020-05' })
    const of = (standing: string) => balances.filter((row) => row.standing === standing).length
    expect([of('met'), of('short')]).toEqual([1, 2])
    expect(of('none')).toBeGreaterThan(3)
  })
})
