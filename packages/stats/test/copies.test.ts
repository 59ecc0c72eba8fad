import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  dhash,
  hamming,
  jaccard,
  minhash,
  seededRandom,
  similarPhotos,
  similarTexts,
} from '../src/index.ts'

describe('texts', () => {
  const text = '已为该户修缮屋顶并接通自来水，村组干部入户核实'

  test('identical but for punctuation is 1, different is low, short is left out', () => {
    expect(jaccard({ first: text, second: `${text}。 ` }).similarity).toBe(1)
    expect(
      jaccard({ first: text, second: '孩子已返校就读，学杂费减免手续办理完毕，教师每周家访' }).similarity,
    ).toBeLessThan(0.1)
    expect(jaccard({ first: text, second: '已整改' })).toMatchObject({
      similarity: null,
      reason: { code: 'text-too-short' },
    })
  })

  test('MinHash estimates the Jaccard similarity', () => {
    const other = text.replace('自来水', '山泉水').replace('屋顶', '墙体')
    const { signatures } = minhash({ texts: [text, other], random: seededRandom(4), size: 2000 })
    const [one, two] = signatures.map(({ signature }) => signature ?? new Uint32Array())
    const equal = one?.filter((hash, index) => hash === two?.[index]).length ?? 0
    expect(equal / 2000).toBeCloseTo(jaccard({ first: text, second: other }).similarity ?? 0, 1)
  })

  test('one character too few is not compared, spaces and punctuation do not count', () => {
    const twelve = '修缮屋顶并接通了自来水管'
    const eleven = Array.from(twelve).slice(1).join('')
    expect(jaccard({ first: twelve, second: twelve }).similarity).toBe(1)
    expect(jaccard({ first: `${eleven}。 `, second: twelve }).reason?.['zh-CN']).toContain('不足 12 个字')
    const { signatures } = minhash({ texts: [eleven, twelve], random: seededRandom(1) })
    expect(signatures.map(({ signature }) => signature === null)).toEqual([true, false])
    expect(signatures[0]?.reason?.code).toBe('text-too-short')
    expect(similarTexts({ texts: [{ id: 'a', text: eleven }], random: seededRandom(1) }).tooShort).toEqual(['a'])
  })

  test('equal places of signatures estimate the similarity without bias, within their sampling error', () => {
    const random = seededRandom(12)
    const characters = Array.from('天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳')
    const letter = () => characters[Math.floor(random() * characters.length)] ?? ''
    const size = 400
    const errors = Array.from({ length: 150 }, () => {
      const first = Array.from({ length: 60 }, letter)
      const second = first.map((kept, at) => (at < 40 * random() ? letter() : kept))
      const texts = [first.join(''), second.join('')]
      const [one, two] = minhash({ texts, random, size }).signatures
      const equal = one?.signature?.filter((hash, at) => hash === two?.signature?.[at]).length ?? 0
      const similarity = jaccard({ first: texts[0] ?? '', second: texts[1] ?? '' }).similarity ?? 0
      return (equal / size - similarity) / Math.sqrt((similarity * (1 - similarity)) / size || 1)
    })
    const average = errors.reduce((sum, error) => sum + error, 0) / errors.length
    const spread = Math.sqrt(errors.reduce((sum, error) => sum + error ** 2, 0) / errors.length)
    expect(Math.abs(average)).toBeLessThan(0.35)
    expect(spread).toBeGreaterThan(0.7)
    expect(spread).toBeLessThan(1.3)
  })

  const near = (index: number) => `${text}第${index}次`

  test('exact and MinHash search find the same near copies', () => {
    const random = seededRandom(6)
    const words = Array.from('天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳')
    const filler = Array.from({ length: 300 }, (_, index) => ({
      id: `f${index}`,
      text: Array.from({ length: 40 }, () => words[Math.floor(random() * words.length)]).join(''),
    }))
    const texts = [
      ...filler,
      { id: 'a', text: near(1) },
      { id: 'b', text: near(2) },
      { id: 'c', text: near(1) },
      { id: 'd', text: '好' },
    ]
    const exact = similarTexts({ texts, random })
    expect(exact.copies).toEqual([{ ids: ['a', 'c'] }])
    expect(exact.resembling.map(({ id, earlier }) => earlier + id)).toEqual(['ab'])
    expect(exact.tooShort).toEqual(['d'])
    expect(similarTexts({ texts, random, exactUpTo: 0 })).toEqual(exact)
  })

  test('thousands of texts made from one phrase are each traced to a model', () => {
    const texts = Array.from({ length: 12_000 }, (_, index) => ({ id: `${index}`, text: near(index) }))
    const { resembling } = similarTexts({ texts, random: seededRandom(2) })
    expect(resembling.length).toBeGreaterThan(11_900)
  })

  test('the exact search misses no text that resembles an earlier one', () => {
    const short = fc.string({ unit: fc.constantFrom('甲', '乙', '丙'), minLength: 12, maxLength: 20 })
    fc.assert(
      fc.property(fc.uniqueArray(short, { minLength: 2, maxLength: 12 }), (lines) => {
        const texts = lines.map((line, index) => ({ id: `${index}`, text: line }))
        const expected = lines.flatMap((line, index) => {
          const earlier = lines.findIndex(
            (other, at) => at < index && (jaccard({ first: other, second: line }).similarity ?? 0) >= 0.8,
          )
          return earlier < 0 ? [] : [`${earlier}-${index}`]
        })
        const { resembling } = similarTexts({ texts, random: seededRandom(1) })
        expect(resembling.map(({ id, earlier }) => `${earlier}-${id}`)).toEqual(expected)
      }),
      { numRuns: 60 },
    )
  })
})

describe('photos', () => {
  const photo = (seed: number, width = 90, height = 80) => {
    const random = seededRandom(seed)
    const waves = Array.from({ length: 6 }, () => [random() * 6, random() * 6, random() * 6])
    return {
      width,
      height,
      luminance: Array.from({ length: width * height }, (_, at) => {
        const [x, y] = [(at % width) / width, Math.floor(at / width) / height]
        return 128 + waves.reduce((sum, [a = 0, b = 0, c = 0]) => sum + 15 * Math.sin(2 * a * x + 2 * b * y + c), 0)
      }),
    }
  }
  const hashOf = (image: ReturnType<typeof photo>) => dhash(image).hash ?? ''

  test('identical photos are at distance 0, scaled and brightened ones near, others far', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), (seed) => {
        const hash = hashOf(photo(seed))
        fc.pre(hash !== '')
        expect(hamming({ first: hash, second: hashOf(photo(seed)) }).distance).toBe(0)
        const brighter = { ...photo(seed), luminance: photo(seed).luminance.map((value) => 0.8 * value + 30) }
        expect(hamming({ first: hash, second: hashOf(brighter) }).distance).toBeLessThanOrEqual(2)
      }),
      { numRuns: 20 },
    )
    expect(hamming({ first: hashOf(photo(1)), second: hashOf(photo(1, 180, 160)) }).distance).toBeLessThanOrEqual(5)
    expect(hamming({ first: hashOf(photo(1)), second: hashOf(photo(2)) }).distance).toBeGreaterThan(10)
  })

  test('flat photos and bad hashes', () => {
    expect(dhash({ width: 9, height: 8, luminance: new Array<number>(72).fill(7) })).toMatchObject({
      hash: null,
      reason: { code: 'photo-without-features' },
    })
    expect(() => dhash({ width: 9, height: 8, luminance: [1] })).toThrow('width × height')
    expect(() => hamming({ first: 'xyz', second: '0'.repeat(16) })).toThrow("got 'xyz'")
    expect(hamming({ first: 'f'.repeat(16), second: '0'.repeat(16) }).distance).toBe(64)
  })

  test('four rises and sixty still make a hash, three and sixty-one do not', () => {
    // Nine columns and eight rows, of which the first `rises` neighbours grow brighter and all others darker.
    const withRises = (rises: number) => {
      const luminance: number[] = []
      for (let row = 0; row < 8; row++) {
        let brightness = 100
        luminance.push(brightness)
        for (let column = 0; column < 8; column++) {
          brightness += row * 8 + column < rises ? 1 : -1
          luminance.push(brightness)
        }
      }
      return dhash({ width: 9, height: 8, luminance }).hash
    }
    expect([3, 4, 60, 61].map((rises) => withRises(rises) === null)).toEqual([true, false, false, true])
  })

  test('five bits apart look alike, six do not', () => {
    const of = (id: string, hash: string) => ({ id, household: id, sha256: id, hash })
    const photos = [of('a', 'a'.repeat(16)), of('b', `${'a'.repeat(13)}bb5`), of('c', `${'a'.repeat(14)}b5`)]
    expect(hamming({ first: photos[0]?.hash ?? '', second: photos[2]?.hash ?? '' }).distance).toBe(5)
    expect(similarPhotos({ photos: photos.slice(0, 2) }).pairs).toEqual([])
    expect(similarPhotos({ photos: [photos[0], photos[2]].filter((photo) => photo !== undefined) }).pairs).toEqual([
      { first: 'a', second: 'c', kind: 'look-alike', distance: 5 },
    ])
    expect(similarPhotos({ photos: photos.slice(0, 2), farthest: 6 }).pairs).toHaveLength(1)
  })

  test('the same file and look-alikes of different households are paired', () => {
    const hash = hashOf(photo(3))
    const flipped = (Number.parseInt(hash.slice(0, 1), 16) ^ 1).toString(16) + hash.slice(1)
    const photos = [
      { id: 'a', household: '1', sha256: 's1', hash },
      { id: 'b', household: '2', sha256: 's1', hash },
      { id: 'c', household: '3', sha256: 's2', hash: flipped },
      { id: 'd', household: '1', sha256: 's3', hash },
      { id: 'e', household: '4', sha256: 's4', hash: null },
    ]
    const { pairs } = similarPhotos({ photos })
    expect(pairs.map(({ first, second, kind }) => `${first}${second} ${kind}`).sort()).toEqual([
      'ab same-file',
      'ac look-alike',
      'bc look-alike',
      'bd look-alike',
      'cd look-alike',
    ])
  })
})
