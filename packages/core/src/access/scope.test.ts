import { describe, expect, it } from 'vitest'
import { heldPost } from '../capabilities/index.ts'
import { isStrongPassword } from './password.ts'
import { coversItem, coversRegion, scopeOf } from './scope.ts'

const county = '431999'

describe('scope', () => {
  const township = heldPost({ role: 'township', region: '431999101', department: null })
  const housing = heldPost({ role: 'department', region: county, department: 'housing' })

  it('is the areas of the posts that allow it, and nothing else', () => {
    expect(scopeOf(county, [township, housing], 'register:import').grants).toEqual([{ region: '431999101', department: null }])
    expect(scopeOf(county, [housing], 'reports:publish').grants).toEqual([])
  })

  it('covers what lies below, not what begins alike elsewhere', () => {
    const scope = scopeOf(county, [township], 'problems:read')
    expect(coversRegion(scope, '431999101203')).toBe(true)
    expect(coversRegion(scope, '431999102203')).toBe(false)
    expect(coversRegion(scope, county)).toBe(false)
  })

  it('gives a department its own items county-wide', () => {
    const scope = scopeOf(county, [housing], 'problems:read')
    expect(coversItem(scope, '431999102203', 'housing')).toBe(true)
    expect(coversItem(scope, '431999102203', 'education')).toBe(false)
  })

  it('blinds a census team to what others found', () => {
    const census = heldPost({ role: 'census-team', region: county, department: null })
    for (const permission of ['problems:read', 'comparison:read', 'visits:read', 'reports:read'] as const) {
      expect(scopeOf(county, [census], permission).grants).toEqual([])
    }
  })
})

describe('passwords', () => {
  it.each([
    'short', 'password2020', '1234567890', 'aaaaaaaaaa', 'wang-wei-2020', 'P@ssw0rd2020!', 'woaini1314520', 'Admin@123456', '13812341234', '1qaz@WSX3edc', 'qwer1234asdf',
    'Fupin2020!!', 'huitoukan666', '我的密码123456', '我爱你中国2020', 'tuopingongjian2020', 'zhangwei19700305', '431225197003051234', 'Welcome2024!', 'zxcvbnm,./123',
  ])('refuses %s', (password) => {
    expect(isStrongPassword(password, 'wang-wei', 10)).toBe(false)
  })
  it.each(['山上的云像一匹白马走', 'correct horse battery', 'chushui-furong-7', 'bafangyulai', 'kx7-pq2m-vv9d', '一行白鹭上青天啊啊啊'])('takes %s', (password) => {
    expect(isStrongPassword(password, 'wang-wei', 10)).toBe(true)
  })
})
