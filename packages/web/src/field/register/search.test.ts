import { effectScope } from 'vue'
import { expect, it, vi } from 'vitest'
import { useSearch } from './search.ts'

const key = (number: string, ...names: string[]) => ({ number, names, group: '3组' })
const thing = (number: string, ...names: string[]) => ({ number, key: key(number, ...names) })

it('finds things of a list in their order, by what the list holds now, and says through whom', async () => {
  let list = [thing('201', '石大山', '杨秀英'), thing('202', '龙小花'), thing('203', '杨林')]
  const scope = effectScope()
  const search = scope.run(() => useSearch(() => list))
  if (!search) throw new Error('no search')
  const found = (typed: string) => search.find(typed).map(({ number }) => number)
  expect(search.find(' ')).toBe(list)
  expect(found('杨')).toEqual(['201', '203'])
  // The table of readings comes later.
  await vi.waitFor(() => expect(found('yxy')).toEqual(['201']))
  expect(search.find('yxy').map((one) => search.throughWhom(one, 'yxy'))).toEqual(['杨秀英'])
  expect(list.map((one) => search.throughWhom(one, ''))).toEqual([null, null, null])
  list = [...list, thing('204', '杨小英')]
  expect([found('y'), found('3组'), found('204')]).toEqual([['201', '203', '204'], ['201', '202', '203', '204'], ['204']])
  scope.stop()
})
