import { describe, expect, it } from 'vitest'
import { isTileAddress, tileAddress, TilePlace } from './map-tiles.ts'

describe('where map tiles are', () => {
  it.each(['', 'http://10.1.2.3:8080/tiles/{z}/{x}/{y}.png', 'https://map.example.gov.cn/t/q?z={z}&x={x}&y={y}'])('%s is an address', (address) =>
    expect(isTileAddress(address)).toBe(true))
  it.each([
    'ftp://map/{z}/{x}/{y}', 'javascript:alert(1)//{z}{x}{y}', 'https://map/{z}/{x}', 'https://map/{z}/{x}/{y}/{y}', 'https://{z}/{x}/{y}', 'https://name:word@map/{z}/{x}/{y}',
    '/tiles/{z}/{x}/{y}', 'https://map/{z}/{x}/{y}/{s}', 'https://map/{z}/{x}/{y} ',
  ])('%s is none', (address) => expect(isTileAddress(address)).toBe(false))

  it('names a tile, and none that the world does not have', () => {
    expect(tileAddress('http://map/{z}/{x}/{y}.png', { z: 3, x: 6, y: 2 })).toBe('http://map/3/6/2.png')
    expect([{ z: '3', x: '6', y: '2' }, { z: '3', x: '8', y: '2' }, { z: '20', x: '1', y: '1' }, { z: '3', x: '-1', y: '0' }].map((place) => TilePlace.safeParse(place).success))
      .toEqual([true, false, false, false])
  })
})
