import type { VisitOutcome } from '../rounds/index.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { OfflineAction } from './operation.ts'
import { offlineActions } from './operation.ts'
import { actionConflicts, besideEachOther, conflictRule } from './conflicts.ts'
import { readParcel, writeParcel } from './parcel.ts'
import { readOperation, SCHEMA_VERSION } from './upgrade.ts'

const id = '01890a5d-ac96-774b-bcce-b302099a8057'

/** As phones have stored them, one of each kind for every schema that was ever released. */
const released = [
  {
    schemaVersion: 1, kind: 'visit', id, device: id, sequence: 1, actor: id, county: '431999', scope: 'f0', subject: id,
    deviceTime: '2020-03-02T01:00:00.000Z', clockOffset: -3_000,
    files: [{ sha256: 'a'.repeat(64), name: `${'a'.repeat(64)}.jpg`, bytes: 120, mediaType: 'image/jpeg' }],
    payload: { submission: '<data/>' },
  },
  {
    schemaVersion: 1, kind: 'spot-fix', id, device: id, sequence: 2, actor: id, county: '431999', scope: 'f0', subject: id,
    deviceTime: '2020-03-02T01:00:00.000Z', clockOffset: 0, files: [],
    payload: {
      visit: id, item: 'H01', measures: [{ kind: 'policy', text: '更换瓦片' }],
      evidence: [{ sha256: 'a'.repeat(64), kind: 'photo', madeAt: '2020-03-02T01:00:00.000Z' }],
    },
  },
  {
    schemaVersion: 1, kind: 'problem-action', id, device: id, sequence: 3, actor: id, county: '431999', scope: 'f0', subject: id,
    deviceTime: '2020-03-02T01:00:00.000Z', clockOffset: 0, files: [],
    payload: { problem: id, version: 4, action: { action: 'acknowledge' } },
  },
]

describe('operations', () => {
  it.each(released)('of schema $schemaVersion are read: $kind', (stored) => {
    expect(readOperation(stored)).toEqual({ ...stored, schemaVersion: SCHEMA_VERSION })
  })

  it('go through every step from the schema they were written in', () => {
    const [visit] = released
    const steps = {
      1: (older: Record<string, unknown>) => ({ ...older, scope: `${String(older['scope'])}-1` }),
      2: (older: Record<string, unknown>) => ({ ...older, scope: `${String(older['scope'])}-2` }),
    }
    expect(readOperation(visit!, steps, 3)).toMatchObject({ schemaVersion: 3, scope: 'f0-1-2' })
    expect(readOperation({ ...visit!, schemaVersion: 2 }, steps, 3)).toMatchObject({ scope: 'f0-2' })
  })

  it('of a newer application wait, and broken ones name the field', () => {
    expect(() => readOperation({ ...released[0]!, schemaVersion: 99 })).toThrow('operation-too-new')
    expect(() => readOperation({ ...released[0]!, sequence: 0 })).toThrow('sequence')
    const atTheDesk = { problem: id, version: 1, action: { action: 'dispatch' } }
    expect(() => readOperation({ ...released[2]!, payload: atTheDesk })).toThrow('payload')
  })

  it('have a rule each, and judgements are of what was seen', () => {
    expect(Object.keys(actionConflicts).sort()).toEqual([...offlineActions].sort())
    const judged = offlineActions.filter((action) => actionConflicts[action] === 'as-seen')
    expect(judged).toEqual(['review', 'return', 'site-check', 'revisit'] satisfies OfflineAction[])
    expect(released.map((one) => conflictRule(readOperation(one)))).toEqual(['keep-both', 'decide-on-arrival', 'decide-on-arrival'])
  })
})

describe('visits of one household in one round', () => {
  it('are pointed out where both saw it; coming back to where nobody was home is nothing to point out', () => {
    const visit = (name: string, subject: string, round: string, outcome: VisitOutcome = 'completed') => ({ name, subject, round, outcome })
    const pointed = besideEachOther([
      visit('first', 'a', '1'), visit('second', 'a', '1'), visit('next round', 'a', '2'), visit('nobody', 'b', '1', 'nobody-home'),
      visit('met', 'b', '1'), visit('other', 'c', '1'),
    ])
    expect(pointed.map(({ name }) => name)).toEqual(['first', 'second'])
  })
})

describe('the file of unsent work', () => {
  const header = { format: 'lookback-outbox', version: 1, county: '431999', device: id } as const

  it('gives back what was put in', () =>
    fc.assert(fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 6 }), (parts) => {
      const read = readParcel(writeParcel(header, parts))
      expect(read.header).toEqual(header)
      expect(read.parts.map((part) => [...part])).toEqual(parts.map((part) => [...part]))
    })))

  it('is refused when something is missing from its end, and when it is something else', () => {
    const whole = writeParcel(header, [new Uint8Array(40)])
    expect(() => readParcel(whole.subarray(0, whole.length - 1))).toThrow('outbox-file-unreadable')
    expect(() => readParcel(new TextEncoder().encode('PK\u0003\u0004 something else\n'))).toThrow('outbox-file-unreadable')
    expect(() => readParcel(new Uint8Array(0))).toThrow('outbox-file-unreadable')
  })
})
