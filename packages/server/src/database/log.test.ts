import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestDatabase } from '../../../../tests/support/database.ts'
import { testDatabase } from '../../../../tests/support/database.ts'
import { append, chainStart } from './log.ts'
import type { Entry } from './log.ts'
import { verifyLog } from './verify-log.ts'
import { write } from './write.ts'

const county = '431999'
const clock = () => new Date('2020-05-07T01:00:00.123Z')

function entry(version: string): Entry {
  return {
    id: randomUUID(), kind: 'bulletin-published', actor: null, region: county, subject: null, problem: null,
    happenedAt: '2020-05-07T00:59:00.000Z',
    payload: {
      title: version, ordinal: 1.5, earlier: randomUUID(), later: randomUUID(), logSequence: 0, sha256: '', figures: { 'z"': '甲', a: '乙' },
    },
  }
}

describe('the log', () => {
  let opened: TestDatabase

  beforeAll(async () => {
    opened = await testDatabase()
    const { database } = opened
    await database.insertInto('county').values({ county, name: '云岭县', is_demo: true, created_at: clock() }).execute()
    await database.insertInto('log_head').values({ county, sequence: 0, hash: chainStart }).execute()
  })
  afterAll(() => opened.close())

  it('numbers entries without gaps under 8 writers, and verifies', async () => {
    const { database } = opened
    const writers = Array.from({ length: 8 }, async (_, writer) => {
      for (let count = 0; count < 10; count += 1) {
        await write(database, clock, county, async () => ({
          result: undefined, entries: Array.from({ length: (writer % 3) + 1 }, () => entry(`by-${writer}`)),
        }))
      }
    })
    await Promise.all(writers)
    expect(await verifyLog(database, county)).toBe(150)
  })

  it('verifies while others write', async () => {
    const { database } = opened
    const before = await verifyLog(database, county)
    const writing = (async () => {
      for (let count = 0; count < 60; count += 1) {
        await write(database, clock, county, () => Promise.resolve({ result: undefined, entries: [entry('meanwhile')] }))
      }
    })()
    const over = new AbortController()
    void writing.finally(() => over.abort())
    const seen: number[] = []
    while (!over.signal.aborted) seen.push(await verifyLog(database, county))
    await writing
    // Each time what was there at that moment: some of it, and then more.
    expect(seen).toEqual([...seen].sort((one, other) => one - other))
    expect(seen.some((entries) => entries > before && entries < before + 60)).toBe(true)
    expect(await verifyLog(database, county)).toBe(before + 60)
  })

  it('nothing is in an empty list, and everything outside it', async () => {
    const names = opened.database.selectFrom('county').select('name')
    expect(await names.where('county', 'in', []).execute()).toEqual([])
    expect(await names.where('county', 'not in', []).execute()).toHaveLength(1)
  })

  it('takes nothing from a transaction that fails', async () => {
    const { database } = opened
    const before = await verifyLog(database, county)
    await expect(
      write(database, clock, county, async (transaction) => {
        await transaction.insertInto('person').values({ county, id: randomUUID(), name: '甲' }).execute()
        await transaction.insertInto('log_head').values({ county, sequence: 1, hash: chainStart }).execute()
        return { result: undefined, entries: [entry('never')] }
      }),
    ).rejects.toMatchObject({ code: 'already-exists', details: { constraint: 'log_head_pkey' } })
    expect(await verifyLog(database, county)).toBe(before)
    expect(await database.selectFrom('person').selectAll().execute()).toEqual([])
  })

  it('names the entry that does not carry what its kind declares, although the chain is whole', async () => {
    for (const [planted, field] of [
      [{ payload: { ...entry('甲').payload, ordinal: '第一期' } }, 'ordinal'], [{ payload: { ...entry('甲').payload, secret: 1 } }, 'secret'],
      [{ payload: {} }, 'ordinal'], [{ kind: 'bulletin-burnt' }, '—'],
    ] as const) {
      expect(await verdict({ ...entry('甲'), ...planted } as Entry)).toMatchObject({
        code: 'entry-not-declared', details: { sequence: 211, did: 'kind' in planted ? planted.kind : 'bulletin-published', field },
      })
    }
    expect(await verdict(entry('甲'))).toBe(211)
  })

  /** What is said of the log with one more entry in it, which is taken back afterwards. */
  async function verdict(planted: Entry): Promise<unknown> {
    let said: unknown
    const undone = new Error('undone')
    await opened.database.transaction().execute(async (transaction) => {
      await append(transaction, county, [planted], clock())
      said = await verifyLog(transaction, county).catch((error: unknown) => error)
      throw undone
    }).catch((error: unknown) => { if (error !== undone) throw error })
    return said
  }

  it('names the entry that was altered, and the one that is missing', async () => {
    const { database } = opened
    await sql`update log_entry set payload = '{"a": 1}' where sequence = 42`.execute(database)
    await expect(verifyLog(database, county)).rejects.toMatchObject({ code: 'log-broken', details: { sequence: 42 } })
    await sql`delete from log_entry where sequence = 41`.execute(database)
    await expect(verifyLog(database, county)).rejects.toMatchObject({ code: 'log-broken', details: { sequence: 41 } })
  })
})
