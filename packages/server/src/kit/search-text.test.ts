import { describe, expect, it } from 'vitest'
import { searchText } from './search-text.ts'

describe('what is typed into a search', () => {
  it.each([['0017', 'number'], ['H-17', 'number'], ['yxy', 'initials'], ['YX', 'initials'], ['秀英', 'name'], ['杨 y', 'name'], ['第5村', 'name']])(
    '%s is a %s', (typed, kind) => expect(searchText(typed).kind).toBe(kind))

  it('is compared as it stands, signs of patterns included', () => {
    expect(searchText('50%_')).toMatchObject({ start: '50\\%\\_%', part: '%50\\%\\_%' })
    expect(searchText('YXY').text).toBe('yxy')
  })
})
