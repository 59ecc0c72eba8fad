import { describe, expect, it } from 'vitest'
import type { Household, Member } from './household.ts'
import { checkHousehold } from './household-rules.ts'
import { nationalRelations } from './relations.ts'

const person = (changes: Partial<Member>): Member => ({
  number: '1', name: '石大山', sex: 'male', birthDate: '1970-03-05', documentKind: null, documentNumber: null,
  ethnicity: null, relation: '户主', phone: null, attributes: {}, ...changes,
})
const head = person({})
const spouse = person({ number: '2', name: '杨小梅', sex: 'female', birthDate: '1972-08-15', relation: '配偶' })

function reasons(members: Member[], values: Record<string, string | number> = {}, rowsOfIdentity: [string, number[]][] = []) {
  const household: Household = {
    number: 'H1', village: '431999101201', headName: String(values['headName'] ?? '石大山'), category: 'lifted',
    monitoredClass: null, riskRemoved: null, phone: null, attributes: {}, members,
  }
  const rows = members.map((_, index) => index + 11)
  const facts = { rowsOfIdentity: new Map(rowsOfIdentity) }
  return checkHousehold(household, new Map(Object.entries(values)), rows, facts, nationalRelations)
    .map(({ row, column, reason }) => `${row} ${column} ${reason}`)
}

describe('the rules of a household', () => {
  it('find nothing wrong with a real one', () => {
    const son = person({ number: '3', name: '石林', birthDate: '1995-01-01', relation: '之子' })
    const mother = person({ number: '4', name: '龙氏', sex: 'female', birthDate: '1946-01-01', relation: '之母' })
    expect(reasons([head, spouse, son, mother], { memberCount: 4, headName: '石大山' })).toEqual([])
  })

  it.each([
    ['no head', [spouse], {}, ['11 relation head-missing']],
    ['two heads', [head, person({ number: '2' })], {}, ['12 relation head-twice']],
    ['two spouses', [head, spouse, { ...spouse, number: '3' }], {}, ['13 relation spouse-twice']],
    ['a spouse of the head’s sex', [head, { ...spouse, sex: 'male' }], {}, ['12 relation relation-sex']],
    ['a daughter who is a man', [head, person({ number: '2', relation: '之女', birthDate: '1999-01-01' })], {}, ['12 relation relation-sex']],
    ['a son older than the head', [head, person({ number: '2', relation: '之子', birthDate: '1960-01-01' })], {}, ['12 relation relation-age']],
    ['a grandson ten years younger', [head, person({ number: '2', relation: '之孙子', birthDate: '1980-01-01' })], {}, ['12 relation relation-age']],
    ['a father younger than the head', [head, person({ number: '2', relation: '之父', birthDate: '1980-01-01' })], {}, ['12 relation relation-age']],
    ['another head’s name', [head], { headName: '石小山' }, ['11 headName head-name-differs']],
    ['another number of members', [head, spouse], { memberCount: 3 }, ['11 memberCount member-count-differs']],
    ['a member number twice', [head, { ...spouse, number: '1' }], {}, ['12 memberNumber member-twice']],
    ['education and school', [person({ attributes: { education: 'primary', schoolStatus: 'junior' } })], {}, ['11 schoolStatus education-and-school']],
  ] as const)('find %s', (_, members, values, expected) => expect(reasons([...members], values)).toEqual(expected))

  it('find a citizen’s number on two rows, behind a disability card’s number too', () => {
    const twice = person({ documentNumber: '43199919700305001X42' })
    expect(reasons([twice], {}, [['43199919700305001X', [11, 40]]])).toEqual(['11 documentNumber document-twice'])
  })

  it('find another ID number than the one told of the head', () => {
    const known = person({ documentNumber: '43199919700305001X' })
    expect(reasons([known], { headDocument: '431999197003050032' })).toEqual(['11 headDocument head-document-differs'])
  })
})
