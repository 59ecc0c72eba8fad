import { randomUUID } from 'node:crypto'
import JSZip from 'jszip'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { comparisonLabels, countIn } from '@lookback/core/comparison'
import { verifyLog } from '../database/verify-log.ts'
import { wholeCounty } from '../command-line/county.ts'
import type { CheckedCounty } from '../fixtures/checked-county.fixture.ts'
import { county, numberIn, record, rounds, villages } from '../fixtures/checked-county.fixture.ts'
import { compareRounds } from '../comparison/comparison.ts'
import { listFigures, pageFigureRows } from './bulletin.queries.ts'
import { bulletinDocument, makeBulletin } from './bulletins.ts'
import { act, twoRounds } from './two-rounds.fixture.ts'

const request = { id: randomUUID(), title: '关于两轮核查情况的通报', earlier: rounds.first.id, later: rounds.second.id }
const scope = wholeCounty(county)

async function partOf(document: Buffer, path: string): Promise<string> {
  const text = await (await JSZip.loadAsync(document)).file(path)?.async('string')
  if (text === undefined) throw new Error(`the document has no ${path}`)
  return text
}

/** The document as it reads, a line a paragraph. */
async function textOf(document: Buffer): Promise<string> {
  const xml = await partOf(document, 'word/document.xml')
  return xml.replace(/<\/w:p>/g, '\n').replace(/<[^>]+>/g, '')
}

describe('a bulletin', () => {
  let checked: CheckedCounty
  let document: Buffer

  beforeAll(async () => {
    checked = await twoRounds()
    await makeBulletin(checked.application, checked.actors.office, scope, request)
    document = await bulletinDocument(checked.application, county, request.id)
  })
  afterAll(() => checked.close())

  const figures = async () =>
    new Map((await listFigures(checked.database, county, request.id, 'zh-CN')).map((figure) => [figure.name, figure]))

  it('counts what the forms say', async () => {
    const all = await figures()
    const values = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, all.get(name)?.value]))
    const expected = {
      found: 15, 'found-earlier': 7, 'found-later': 8, 'distinct-problems': 12, 'found-by-both': 3,
      'found-later-only': 5, outstanding: 1, 'false-report': 1, recurred: 1, missed: 1, new: 1, skipped: 1, uncovered: 2,
      resolved: 2, unverified: 1, void: 1, 'non-poor-earlier': 1, 'non-poor-later': 2, 'non-poor-share': 0.25,
      'hard-earlier': 4, 'hard-later': 6, 'hard-later-only': 3, 'jointly-assessed': 4, 'missed-rate': 0.25,
      'due-earlier': 24, 'visited-earlier': 8, 'visited-later': 9, 'coverage-later': 0.375, 'days-left': 60,
      'found-later.township.431999101': 5, 'found-later.township.431999102': 3, 'uncovered.township.431999102': 2,
      'found-later.item.H01': 4, 'found-earlier.item.H01': 3, 'hard-later.dimension.education': 2,
    }
    expect(values(Object.keys(expected))).toEqual(expected)
    expect(all.get('missed-range')?.text).toBe('每100个漏25个左右（实际大约在4.6%至69.9%之间，95%置信区间）')
    expect(all.get('leading-dimensions')?.text).toBe('住房、义务教育、扶贫资料')
    expect(all.get('found')).toMatchObject({ rows: 15, label: '查出问题合计' })
    expect(all.get('missed.township.431999101')?.label).toBe('漏查（清溪镇）')
  })

  it('says so in words, with the county’s names and dates', async () => {
    const text = await textOf(document)
    expect(text).toContain('关于两轮核查情况的通报')
    expect(text).toContain('第1期')
    expect(text).toContain('2020年5月7日')
    expect(text).toContain('乡镇自查（2020年3月1日至2020年4月10日）和县级普查（2020年4月11日至2020年5月6日）两轮共查出问题15个')
    expect(text).toContain('覆盖率33.3%')
    expect(text).toContain('距普查还有60天。')
    expect(text).toMatch(/清溪镇\n5\n5\n1\n1\n0\n1\n1\n0\n1\n2\n1\n33\.3%\n/)
    expect(text).not.toMatch(/[{}]/)
  })

  it('links every figure to its list, each frozen under that name', async () => {
    const xml = await partOf(document, 'word/document.xml')
    const relations = new Map([...(await partOf(document, 'word/_rels/document.xml.rels'))
      .matchAll(/<Relationship [^>]*>/g)].map(([relation]) =>
      [/Id="([^"]+)"/.exec(relation)?.[1], /Target="([^"]+)"/.exec(relation)?.[1]] as const))
    const links = [...xml.matchAll(/<w:hyperlink r:id="([^"]+)"[^>]*>.*?<w:t[^>]*>([^<]*)<\/w:t>/g)]
    const all = await figures()
    const base = `http://localhost/bulletins/${request.id}/figures/`
    expect(links.length).toBeGreaterThan(100)
    for (const [, relation, text] of links) {
      const target = relations.get(relation) ?? ''
      expect(target.startsWith(base)).toBe(true)
      expect(all.get(decodeURIComponent(target.slice(base.length)))?.text).toBe(text)
    }
    const linked = new Set(links.map(([, relation]) => relations.get(relation)))
    expect(linked.size).toBe(all.size)
    expect(xml.match(/<w:r>(<w:rPr>.*?<\/w:rPr>){2}/)).toBeNull()
  })

  it('agrees with the comparison that the console shows, label by label, township by township', async () => {
    const all = await figures()
    const { rows } = (await compareRounds(checked.application, scope, request, 'township', 'zh-CN')).tell()
    const counted = rows.flatMap(({ key, counts }) => comparisonLabels.map((label) => ({ key, label, count: counts[label] })))
      .filter(({ label, count }) => label !== 'void' && count > 0)
    expect(counted.length).toBeGreaterThan(7)
    for (const { key, label, count } of counted) {
      expect(all.get(`${label}.township.${key}`)?.value, `${label} ${key}`).toBe(count)
    }
    // What townships are ranked by is one share on the page and on paper.
    for (const row of rows) {
      const [missed, jointly] = [countIn(row, 'missed'), countIn(row, 'jointly-assessed')]
      expect([row.key, all.get(`missed-rate.township.${row.key}`)?.value]).toEqual([row.key, jointly === 0 ? null : missed / jointly])
    }
  })

  it('is one bulletin however often it is asked for, at once or later', async () => {
    const other = { ...request, id: randomUUID() }
    const made = await Promise.all([1, 2, 3].map(() => makeBulletin(checked.application, null, scope, other)))
    expect(new Set(made.map(({ ordinal }) => ordinal))).toEqual(new Set([2]))
    expect(await makeBulletin(checked.application, checked.actors.office, scope, request)).toMatchObject({ ordinal: 1 })
    await expect(makeBulletin(checked.application, null, scope, { ...request, title: '另一份' }))
      .rejects.toMatchObject({ code: 'already-exists' })
    const entries = await checked.database
      .selectFrom('log_entry').select('id').where('kind', '=', 'bulletin-published').orderBy('sequence').execute()
    expect(entries).toEqual([{ id: request.id }, { id: other.id }])
    await verifyLog(checked.database, county)
  })

  it('stays as it was while the county goes on; its rows show the states of today', async () => {
    const before = await figures()
    const household = numberIn(villages.pingan, 2)
    await act(checked, 'qingxi', household, 'E01', { action: 'dispatch', unit: 'office' })
    checked.setTime('2020-05-06T02:00:00.000Z')
    await record(checked, 'office', [{ household: numberIn(villages.heshan, 3), round: 2, found: ['H01', 'E01'] }])
    checked.setTime('2020-05-07T02:00:00.000Z')
    expect(await figures()).toEqual(before)
    expect((await bulletinDocument(checked.application, county, request.id)).equals(document)).toBe(true)
    const missed = await pageFigureRows(
      checked.database, scope, { bulletin: request.id, figure: 'missed' }, { after: null, limit: 10 },
    )
    expect(missed).toMatchObject({ total: 1, next: null, rows: [{ subject: { number: household }, item: 'E01', state: 'dispatched' }] })
  })

  it('takes rounds in their order only, and none of another county', async () => {
    const wrong = { ...request, id: randomUUID(), earlier: request.later, later: request.earlier }
    await expect(makeBulletin(checked.application, null, scope, wrong)).rejects.toMatchObject({ code: 'rounds-in-wrong-order' })
    const unknown = { ...request, id: randomUUID(), earlier: randomUUID() }
    await expect(makeBulletin(checked.application, null, scope, unknown)).rejects.toMatchObject({ code: 'not-found' })
  })
})
