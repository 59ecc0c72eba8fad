import fc from 'fast-check'
import { Outline, type Formula, type Part, type Question } from './expected-form.ts'

/** A shape to be named and filled by numbers, so that whatever is drawn is a form. */
type Shape =
  | { readonly kind: 'group' | 'repeat', readonly parts: readonly Shape[] }
  | { readonly kind: 'question', readonly choice: number, readonly first: number, readonly second: number }

const question: fc.Arbitrary<Shape> = fc.record({
  kind: fc.constant('question' as const), choice: fc.nat(), first: fc.nat(), second: fc.nat(),
})

const shapes = fc.letrec<{ shape: Shape, section: Shape }>(tie => ({
  section: fc.record({
    kind: fc.constantFrom('group' as const, 'repeat' as const),
    parts: fc.array(tie('shape'), { minLength: 1, maxLength: 4 }),
  }),
  shape: fc.oneof({ maxDepth: 3, depthSize: 'small' }, question, tie('section')),
})).shape

/** Texts that a careless compiler takes for a computation. */
const texts = ['0731-8888', '2020-01-01', '1-3', 'a-b', '甲 - 乙', 'A & B (new)', '3*4', '+86-1', 'x', 'yes and no']

/** A form of nested groups and repeats whose questions refer to one another, and compute their defaults. */
export const expectedForms: fc.Arbitrary<readonly Part[]> = fc.array(shapes, { minLength: 2, maxLength: 6 }).map(all => {
  let count = 0
  const names: string[] = []
  const repeats: string[] = []
  const first: Part = { kind: 'question', name: 'n0', type: 'integer', default: '7' }
  return sensible([first, ...all.map(shape => part(shape, []))])

  function part(shape: Shape, around: readonly ('group' | 'repeat')[]): Part {
    const name = `n${++count}`
    if (shape.kind === 'question') {
      const made = asked(name, shape, around)
      names.push(name)
      return made
    }
    const parts = shape.parts.map(inner => part(inner, [...around, shape.kind]))
    if (shape.kind === 'repeat') repeats.push(name)
    // A section without any number would leave nothing to answer in it.
    return { kind: shape.kind, name, parts: [...parts, { kind: 'question', name: `${name}_own`, type: 'integer', default: '1' }] }
  }

  function asked(
    name: string, { choice, first, second }: Extract<Shape, { kind: 'question' }>, around: readonly string[],
  ): Question {
    // The instance a row stands in is its parent only directly in a repeat.
    const placed: 'position' | 'sum' = around.at(-1) === 'repeat' ? 'position' : 'sum'
    const kinds = ['number', 'text', 'plus', 'text of', 'sum', 'join', placed, 'default', 'count'] as const
    const [of, and] = [names[first % Math.max(names.length, 1)] ?? 'n0', names[second % Math.max(names.length, 1)] ?? 'n0']
    const kind = kinds[choice % kinds.length]
    switch (kind) {
      case 'number': return { kind: 'question', name, type: 'integer', default: String(first % 20) }
      case 'text': return { kind: 'question', name, type: 'text', default: texts[first % texts.length] ?? '' }
      case 'default': return { kind: 'question', name, type: 'integer', computedDefault: { kind: 'plus', of, add: second % 5 } }
      case 'text of': return calculated(name, { kind: 'text', of, and })
      case 'plus': return calculated(name, { kind: 'plus', of, add: second % 5 })
      case 'count': return calculated(name, { kind: 'count', of: repeats[first % Math.max(repeats.length, 1)] ?? of })
      case 'position': return calculated(name, { kind: 'position' })
      case 'sum':
      case 'join':
        return calculated(name, { kind, of })
      case undefined:
        break
    }
    throw new Error('unreachable')
  }
})

function calculated(name: string, calculation: Formula): Question {
  return { kind: 'question', name, type: 'calculate', calculation }
}

/**
 * Leaves out what the specifications leave open: one value where there are several answers, sums of texts, and computed
 * defaults in repeats within repeats.
 */
function sensible(parts: readonly Part[]): readonly Part[] {
  const outline = new Outline(parts)
  return parts.map(sensiblePart)

  function sensiblePart(part: Part): Part {
    if (part.kind !== 'question') return { ...part, parts: part.parts.map(sensiblePart) }
    const formula = part.calculation ?? part.computedDefault
    if (formula === undefined || isSensible(part, formula)) return part
    return { kind: 'question', name: part.name, type: 'integer', default: '3' }
  }

  function isSensible(part: Question, formula: Formula): boolean {
    if (part.computedDefault !== undefined && (outline.repeats.get(part.name)?.length ?? 0) > 1) return false
    switch (formula.kind) {
      case 'plus': return outline.isSingle(part.name, formula.of) && isNumber(formula.of)
      case 'text': return outline.isSingle(part.name, formula.of) && outline.isSingle(part.name, formula.and)
      case 'sum': return isNumber(formula.of)
      case 'join':
      case 'count':
      case 'position': return true
    }
  }

  function isNumber(name: string): boolean {
    return outline.questions.get(name)?.type === 'integer'
  }
}
