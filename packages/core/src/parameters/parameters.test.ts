import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadParameterWords, parameters } from '../capabilities/index.ts'
import type { ParameterDeclaration } from '../kernel/parameter.ts'
import { RectificationParameter } from '../problems/index.ts'
import { RevisitsParameter } from '../revisits/index.ts'
import { codesIn, labelOf, problemOf } from './check.ts'
import { checkEdition, editionEffects } from './edition.ts'
import { formOf } from './form.ts'

const initial = parameters.rectification.initial

describe('a form', () => {
  it('is made of every parameter there is', () => {
    for (const { shape } of Object.values<ParameterDeclaration>(parameters)) expect(formOf(shape).kind).not.toBe('')
  })

  it('knows numbers, rows, choices and codes from the schema', () => {
    expect(formOf(RectificationParameter)).toEqual({
      kind: 'group',
      fields: {
        yellowDays: { kind: 'number', least: 0, most: null, whole: true, shownPer: 1 },
        longestExtensionDays: { kind: 'number', least: 1, most: null, whole: true, shownPer: 1 },
        escalation: {
          kind: 'rows',
          fields: {
            level: { kind: 'choice', options: ['helper', 'village', 'township', 'department', 'county-lead'] },
            daysOverdue: { kind: 'number', least: 1, most: null, whole: true, shownPer: 1 },
          },
        },
        filterDays: { kind: 'several', of: { kind: 'number', least: 1, most: 999, whole: true, shownPer: 1 } },
      },
    })
    expect(codesIn(formOf(parameters.relations.shape), parameters.relations.initial)[0])
      .toEqual({ list: 'relation', code: '配偶', path: ['rules', 0, 'relation'] })
  })
})

describe('what is wrong with a value', () => {
  const wrong = (changes: object) => {
    const value = { ...initial, ...changes }
    const { error } = RectificationParameter.safeParse(value)
    return error ? problemOf(error, formOf(RectificationParameter), value) : null
  }

  it.each([
    [{ yellowDays: -1 }, 'parameter-below', { least: 0 }],
    [{ yellowDays: null }, 'parameter-missing', {}],
    [{ yellowDays: 2.5 }, 'parameter-not-whole', {}],
    [{ filterDays: [10, 1_000] }, 'parameter-above', { most: 999 }],
    [{ escalation: [{ level: 'emperor', daysOverdue: 1 }] }, 'parameter-wrong', {}],
  ])('%j is %s', (changes, code, details) => expect(wrong(changes)).toMatchObject({ code, details }))

  it('is told in the unit that is filled in, and by the words of its field', async () => {
    const value = { ...parameters.revisits.initial, share: 1.5 }
    const { error } = RevisitsParameter.safeParse(value)
    expect(error && problemOf(error, formOf(RevisitsParameter), value)).toMatchObject({ code: 'parameter-above', details: { most: 100 } })
    const words = (await loadParameterWords('zh-CN')).parameters['rectification']
    const path = wrong({ escalation: [{ level: 'village', daysOverdue: 0 }] })?.path ?? []
    expect(words && labelOf(words, path, '第{row}行')).toBe('升级督办 · 第1行 · 超期满')
  })
})

describe('an edition of a code list', () => {
  const present = [
    { code: 'a', label: '甲', carried: 3 }, { code: 'b', label: '乙', carried: 0 }, { code: 'c', label: '丙', carried: 2 },
  ]

  it('says what is added, renamed, ended and put in another order', () => {
    const effects = editionEffects(present, [{ code: 'c', label: '丙' }, { code: 'a', label: '甲类' }, { code: 'd', label: '丁' }])
    expect(effects).toEqual({
      added: [{ code: 'd', label: '丁' }],
      renamed: [{ code: 'a', label: '甲类', carried: 3, before: '甲' }],
      ended: [{ code: 'b', label: '乙', carried: 0 }],
      moved: true,
    })
  })

  it('that is the same does nothing, whatever it is', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.string({ minLength: 1 })), (codes) => {
      const list = codes.map((code) => ({ code, label: code, carried: 1 }))
      expect(editionEffects(list, list)).toEqual({ added: [], renamed: [], ended: [], moved: false })
    }))
  })

  it('names nothing twice, keeps what the rules name, and keeps a label that records carry', () => {
    const [a, b] = [{ code: 'a', label: '甲' }, { code: 'b', label: '乙' }]
    const refused = (declaration: object, edition: { code: string; label: string }[]) => {
      try {
        checkEdition(declaration, present, edition)
        return null
      } catch (error) {
        return (error as { code: string }).code
      }
    }
    expect(refused({}, [a, a])).toBe('code-twice')
    expect(refused({}, [a, { code: 'x', label: '甲' }])).toBe('code-label-twice')
    expect(refused({ fixed: ['c'] }, [a, b])).toBe('code-fixed')
    expect(refused({ carriesLabel: true }, [{ code: 'a', label: '甲类' }, b])).toBe('code-label-carried')
    expect(refused({ carriesLabel: true }, [a, { code: 'b', label: '乙类' }])).toBeNull()
    expect(refused({}, [{ code: 'a', label: '甲类' }])).toBeNull()
  })
})
