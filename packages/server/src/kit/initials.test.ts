import { describe, expect, it } from 'vitest'
import { initialsOf } from './initials.ts'

describe('the initials of names', () => {
  it.each([
    ['杨秀英', 'yxy'], ['单志强', 'szq'], ['解放', 'xf'], ['尉迟恭', 'ycg'], ['欧阳秀英', 'oyxy'], ['石', 's'], ['买买提·艾力', 'mmtal'], ['Anna 2', 'anna2'], ['', ''],
  ])('%s is %s', (name, initials) => expect(initialsOf(name)).toBe(initials))
})
