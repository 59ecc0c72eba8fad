import { randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sealed } from '../capabilities.ts'
import { county, household, member, testCounty, villages } from '../fixtures/county.fixture.ts'
import type { TestCounty } from '../fixtures/county.fixture.ts'
import { findHousehold, saveHouseholds } from '../register/index.ts'
import { savePeople } from '../access/index.ts'
import { keyFileBeside, loadKeys, storeKeys } from './key-file.ts'
import { openEverything, sealAnew, tryKeys } from './sealed.queries.ts'
import { SealingCipher } from './sealing-cipher.ts'
import { keysOf, SealingKeys } from './sealing-keys.ts'

const unfit = expect.objectContaining({ code: 'sealing-keys-unfit' }) as unknown

describe.each(SealingCipher.options)('%s', (cipher) => {
  const keys = SealingKeys.random(cipher)

  it('opens what it sealed, as the field of the record that it was sealed for and as no other', () => {
    for (const text of ['', '431999197003050010', '患有慢性病'.repeat(50)]) {
      const bytes = keys.seal('member.sealed 431999 a', text)
      expect(keys.open('member.sealed 431999 a', bytes).toString()).toBe(text)
      expect(() => keys.open('member.sealed 431999 b', bytes)).toThrow(unfit)
    }
  })

  it('opens nothing that was changed, cut off or sealed by others', () => {
    const bytes = keys.seal('one', '431999197003050010')
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes)
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(() => keys.open('one', changed)).toThrow(unfit)
      expect(() => keys.open('one', bytes.subarray(0, at))).toThrow(unfit)
    }
    expect(() => SealingKeys.random(cipher).open('one', bytes)).toThrow(unfit)
  })

  it('tells neither length-preserving copies nor equal values of different records', () => {
    expect(keys.seal('one', '13812341234')).toEqual(keys.seal('one', '13812341234'))
    expect(keys.seal('one', '13812341234').subarray(1)).not.toEqual(keys.seal('two', '13812341234').subarray(1))
    expect(keys.searchHash('431999197003050010')).not.toEqual(SealingKeys.random(cipher).searchHash('431999197003050010'))
  })
})

describe('the fields of a county', () => {
  let opened: TestCounty
  let folder: string
  const phone = '13987654321'
  const helperPhone = '13700001111'
  const documentNumber = '431999194910012312'

  beforeAll(async () => {
    opened = await testCounty()
    folder = await mkdtemp(path.join(os.tmpdir(), 'lookback-keys-'))
    const members = [member('S1-1', { documentKind: 'identity-card', documentNumber, phone, attributes: { health: ['serious'], education: 'primary' } })]
    await saveHouseholds(opened.application, county, [household('S1', { village: villages.pingan, phone, members })], null)
    await savePeople(opened.application, county, [{ id: randomUUID(), name: '帮扶人', phone: helperPhone }], null)
  })
  afterAll(async () => {
    await opened.close()
    await rm(folder, { recursive: true })
  })

  it('stand nowhere in the database, in no table and no entry of the log', async () => {
    const { rows: tables } = await sql<{ name: string }>`select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`.execute(opened.database)
    for (const secret of [phone, helperPhone, documentNumber, 'serious']) {
      for (const { name } of tables) {
        const { rows } = await sql`select 1 from ${sql.table(name)} as kept where position(${secret} in kept::text) > 0
          or position(encode(convert_to(${secret}, 'UTF8'), 'hex') in kept::text) > 0 limit 1`.execute(opened.database)
        expect([name, secret, rows.length]).toEqual([name, secret, 0])
      }
    }
  })

  it('are read, found and opened by check-backup after the keys were changed, with SM4 too, and by the old keys no more', async () => {
    const before = keysOf(opened.database)
    const changed = before.withNext('sm4-ctr-hmac-sm3')
    const count = await openEverything(opened.database, sealed, before)
    expect(count).toBe(3)
    expect(await sealAnew(opened.database, sealed, changed)).toBe(count)
    expect(await openEverything(opened.database, sealed, changed.latestAlone())).toBe(count)
    expect(await tryKeys(opened.database, sealed, before)).toBe(false)
    const { rows } = await sql<{ hash: Buffer }>`select identity_hash as hash from member where identity_hash is not null`.execute(opened.database)
    expect(rows.map(({ hash }) => hash)).toEqual([changed.searchHash(documentNumber)])
    expect(changed.searchHashes(documentNumber)).toContainEqual(before.searchHash(documentNumber))
    expect(changed.fingerprint('a household')).toEqual(before.fingerprint('a household'))
    // And back, as a change that was cut off is gone on with: what is sealed by either opens by both.
    await sealAnew(opened.database, sealed, new SealingKeys([...changed.keys].reverse(), changed.fingerprintSecret))
    const scope = { county: county, grants: [{ region: county, department: null }] }
    expect((await findHousehold(opened.database, scope, { number: 'S1' }))?.household).toMatchObject({
      phone, members: [{ documentNumber, phone, attributes: { health: ['serious'], education: 'primary' } }],
    })
  })

  it('are opened by a file that only its account reads; a damaged one is told', async () => {
    const source = keyFileBeside(path.join(folder, 'data'))
    if (!('file' in source)) throw new Error('no file')
    expect(source.file).toBe(path.join(folder, 'data.key'))
    expect(await loadKeys(source)).toBeNull()
    const keys = SealingKeys.random()
    await storeKeys(source.file, keys)
    expect((await stat(source.file)).mode & 0o777).toBe(0o600)
    expect((await loadKeys(source))?.open('one', keys.seal('one', phone)).toString()).toBe(phone)
    await writeFile(source.file, (await readFile(source.file, 'utf8')).slice(0, 60))
    await expect(loadKeys(source)).rejects.toMatchObject({ code: 'sealing-keys-unfit', details: { file: source.file } })
  })
})
