import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { assignInspectors, kilometresBetween } from '../src/index.ts'

const point = fc
  .record({ longitude: fc.integer({ min: 0, max: 200 }), latitude: fc.integer({ min: 0, max: 200 }) })
  .map(({ longitude, latitude }) => ({ longitude: 110 + longitude / 1000, latitude: 26 + latitude / 1000 }))

describe('inspectors', () => {
  test('never to their own village nor where they were before, and as near as that allows', () => {
    const plan = assignInspectors({
      villages: [
        { id: '甲村', position: { longitude: 110, latitude: 26 }, earlierInspectors: ['张'] },
        { id: '乙村', position: { longitude: 110.1, latitude: 26 } },
      ],
      inspectors: [
        { id: '张', position: { longitude: 110, latitude: 26 } },
        { id: '王', homeVillage: '乙村', position: { longitude: 110.1, latitude: 26 } },
      ],
    })
    expect(plan.assignments.map(({ village, inspector }) => `${village}${inspector}`)).toEqual(['甲村王', '乙村张'])
    expect(plan.reason).toBeNull()
  })

  test('a village nobody may inspect is named', () => {
    const plan = assignInspectors({
      villages: [{ id: '甲村', earlierInspectors: ['张'] }, { id: '乙村' }],
      inspectors: [{ id: '张', capacity: 3 }],
    })
    expect(plan.assignments).toEqual([
      { village: '甲村', inspector: null, kilometres: null },
      { village: '乙村', inspector: '张', kilometres: null },
    ])
    expect(plan.kilometres).toBe(0)
    expect(plan.reason?.code).toBe('villages-without-inspector')
    expect(plan.reason?.['zh-CN']).toContain('甲村')
  })

  test('no rule is broken, capacities hold, and no other plan serves more villages or is shorter', () => {
    const village = fc.tuple(point, fc.subarray(['a', 'b', 'c']))
    const inspectors = fc.array(fc.tuple(point, fc.nat(3)), { minLength: 3, maxLength: 3 })
    fc.assert(
      fc.property(fc.array(village, { minLength: 1, maxLength: 4 }), inspectors, (villageList, inspectorList) => {
        const villages = villageList.map(([position, earlierInspectors], index) => ({
          id: `${index}`,
          position,
          earlierInspectors,
        }))
        const staff = inspectorList.map(([position, home], index) => ({
          id: 'abc'[index] ?? '',
          position,
          homeVillage: `${home}`,
        }))
        const allowed = (place: (typeof villages)[number], who: (typeof staff)[number]) =>
          who.homeVillage !== place.id && !place.earlierInspectors.includes(who.id)
        let best = { served: 0, kilometres: 0 }
        const search = (at: number, used: readonly string[], served: number, kilometres: number): void => {
          const place = villages[at]
          if (place === undefined) {
            if (served > best.served || (served === best.served && kilometres < best.kilometres))
              best = { served, kilometres }
            return
          }
          search(at + 1, used, served, kilometres)
          for (const who of staff) {
            if (used.includes(who.id) || !allowed(place, who)) continue
            search(at + 1, [...used, who.id], served + 1, kilometres + kilometresBetween(place.position, who.position))
          }
        }
        search(0, [], 0, 0)
        const plan = assignInspectors({ villages, inspectors: staff })
        const sent = plan.assignments.filter(({ inspector }) => inspector !== null)
        expect(sent).toHaveLength(best.served)
        expect(plan.kilometres).toBeCloseTo(best.kilometres, 6)
        expect(new Set(sent.map(({ inspector }) => inspector)).size).toBe(sent.length)
      }),
      { numRuns: 60 },
    )
  })
})
