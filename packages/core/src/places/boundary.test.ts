import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Refusal } from '../kernel/refusal.ts'
import type { RefusalCode } from '../kernel/refusal.ts'
import { POSITIONS_AT_MOST, readBoundaries } from './boundary.ts'

const known = new Set(['431999', '431999101', '431999101201'])
const square = [[110, 27], [111, 27], [111, 28], [110, 28], [110, 27]]
const feature = (properties: object | null, coordinates: unknown = [square], type = 'Polygon') => ({ type: 'Feature', properties, geometry: { type, coordinates } })
const collection = (...features: object[]) => ({ type: 'FeatureCollection', features })
const read = (json: unknown) => readBoundaries('431999', known, json)

function refusalOf(json: unknown): { code: RefusalCode; details: object } {
  try {
    read(json)
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code, details: error.details }
    throw error
  }
  throw new Error('taken')
}

describe('a file of boundaries', () => {
  it('gives each region its outline, whatever its code is called and however long it is', () => {
    const { boundaries, elsewhere } = read(collection(
      feature({ name: '清溪镇', adcode: 431999101000 }), feature({ 区划代码: '431999101201' }, [[square, square]], 'MultiPolygon'),
      feature({ code: '430000000000' }), feature({ code: '431998101' }),
    ))
    expect(boundaries.map(({ region }) => region)).toEqual(['431999101', '431999101201'])
    expect(boundaries.map(({ outline }) => outline.type)).toEqual(['Polygon', 'MultiPolygon'])
    expect(elsewhere).toBe(2)
  })

  it('leaves heights out and keeps a tenth of a metre', () => {
    const high = square.map(([east = 0, north = 0]) => [east + 0.123_456_789, north, 512])
    expect(read(collection(feature({ code: '431999101' }, [high]))).boundaries[0]?.outline.coordinates)
      .toEqual([square.map(([east = 0, north]) => [Math.round((east + 0.123_456_789) * 1e6) / 1e6, north])])
  })

  it.each<[string, unknown, RefusalCode, object]>([
    ['no collection', { type: 'Topology' }, 'boundaries-unreadable', {}],
    ['nothing of this county', collection(feature({ code: '431998' })), 'boundaries-empty', {}],
    ['metres by name', { ...collection(feature({ code: '431999101' })), crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4547' } } }, 'boundaries-projected', { crs: 'urn:ogc:def:crs:EPSG::4547' }],
    ['metres by number', collection(feature({ code: '431999101' }, [square.map(([east = 0, north = 0]) => [east * 1e5, north * 1e5])])), 'boundaries-place-wrong', { number: 1, code: '431999101' }],
    ['latitude first', collection(feature({ code: '431999101' }, [square.map(([east = 0, north = 0]) => [north, east])])), 'boundaries-place-wrong', { position: '27，110' }],
    ['no code', collection(feature({ name: '清溪镇' })), 'boundaries-code-missing', { number: 1 }],
    ['no properties', collection(feature(null)), 'boundaries-code-missing', { number: 1 }],
    ['a code that the county does not have', collection(feature({ code: '431999101' }), feature({ code: '431999999' })), 'boundaries-code-unknown', { number: 2, code: '431999999' }],
    ['two outlines of one place', collection(feature({ code: '431999101' }), feature({ code: '431999101000' })), 'boundaries-code-twice', { number: 2 }],
    ['a point', collection(feature({ code: '431999101' }, [110, 27], 'Point')), 'boundaries-outline-wrong', { number: 1 }],
    ['a ring that stays open', collection(feature({ code: '431999101' }, [square.slice(0, 4)])), 'boundaries-outline-wrong', { number: 1 }],
    ['brackets without end', collection(feature({ code: '431999101' }, JSON.parse(`${'['.repeat(5_000)}${']'.repeat(5_000)}`))), 'boundaries-outline-wrong', { number: 1 }],
    ['more than a map needs', collection(feature({ code: '431999101' }, [[...Array.from({ length: POSITIONS_AT_MOST }, () => [110, 27]), [110, 27]]])), 'boundaries-too-fine', { most: POSITIONS_AT_MOST }],
  ])('with %s is refused, and says where', (_, json, code, details) => {
    expect(refusalOf(json)).toMatchObject({ code, details })
  })

  it('is taken or refused, whatever it holds', () => {
    fc.assert(fc.property(fc.jsonValue(), fc.jsonValue(), (properties, coordinates) => {
      const json = collection({ type: 'Feature', properties, geometry: { type: 'Polygon', coordinates } })
      expect(['boundaries-unreadable', 'boundaries-code-missing', 'boundaries-outline-wrong', 'boundaries-empty']).toContain(refusalOf(json).code)
    }))
  })
})
