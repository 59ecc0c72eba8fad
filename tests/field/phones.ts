import { rm } from 'node:fs/promises'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { expect } from 'vitest'
import type { TestServer } from '../../packages/server/src/fixtures/server.fixture.ts'
import { testServer } from '../../packages/server/src/fixtures/server.fixture.ts'
import type { CastName, CheckedCounty } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { checkedCounty, county, numberIn, password, record, villages } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { DevicePhone } from '../../packages/web/src/field/sync/phone/device-phone.ts'
import type { FieldRound, VisitDraft } from '../../packages/web/src/field/sync/phone/phone.ts'
import type { Surroundings } from '../../packages/web/src/field/sync/phone/surroundings.ts'
import { takeFieldWords } from '../../packages/web/src/app/field-words.ts'
import { addWords } from '../../packages/web/src/app/i18n.ts'
import { app } from '../../packages/web/src/app/words/zh-CN.ts'
import { field } from '../../packages/web/src/field/words/zh-CN.ts'
import { loadWords } from '@lookback/core/capabilities'

export const PIN = '260415'

/** Phones without a browser: the real client over a database in memory, and the real server with a county behind it. */
export interface Phones {
  checked: CheckedCounty
  server: TestServer
  /** What is around every phone here: its clock, and whether there is a network. */
  around: { time: number; network: boolean }
  newBrowser: () => Surroundings
  /** Signed in, with a PIN, and fetched. */
  ready: (browser: Surroundings, name: CastName) => Promise<DevicePhone>
  close: () => Promise<void>
}

export async function phones(): Promise<Phones> {
  addWords({ app, field })
  takeFieldWords(await loadWords('zh-CN'))
  const checked = await checkedCounty(5)
  const server = await testServer(checked.application)
  checked.setTime('2020-03-10T02:00:00.000Z')
  await record(checked, 'qingxi', [{ household: numberIn(villages.xinglong, 0), found: ['H01', 'E01'] }])
  checked.setTime('2020-03-11T02:00:00.000Z')
  const around = { time: Date.parse('2031-01-01T00:00:00.000Z'), network: true }
  return {
    checked, server, around,
    newBrowser: () => ({
      indexedDB: new IDBFactory(), IDBKeyRange, crypto, origin: server.url, now: () => around.time, isOnline: () => around.network,
      deviceName: 'test', pinCost: { iterations: 1_000, memory: 16 }, pageSize: 4,
      fetch: (input, init) => (around.network ? fetch(input, init) : Promise.reject(new TypeError('no network'))),
    }),
    ready: async (browser, name) => {
      const phone = await DevicePhone.start(browser)
      await phone.signIn({ county, loginName: name, password })
      expect(phone.status.state).toBe('needs-pin')
      await phone.choosePin(PIN)
      await phone.fetch()
      return phone
    },
    close: async () => {
      await server.close()
      await checked.close()
      await rm(checked.application.filesFolder, { recursive: true, force: true })
    },
  }
}

export async function draftOf(phone: DevicePhone, index: number, round: FieldRound): Promise<VisitDraft> {
  const row = (await phone.households(round))[index]!
  return { id: crypto.randomUUID(), household: row.id, round: round.id, at: 0, changedAt: phone.now().toISOString(), xml: '<data/>', files: {}, fixes: [] }
}

export async function openRound(phone: DevicePhone): Promise<FieldRound> {
  return (await phone.rounds()).find(({ open }) => open)!
}

/** Hands a phone's file of unsent work in at the office. */
export async function handIn({ server }: Phones, content: Blob, loginName: CastName = 'office'): Promise<{ status: number; json: unknown }> {
  const body = new FormData()
  body.append('file', content, 'work.lookback')
  const headers = await server.signIn(county, loginName, password)
  const reply = await fetch(`${server.url}/api/sync/outbox-files`, { method: 'POST', headers, body })
  return { status: reply.status, json: (await reply.json()) as unknown }
}
