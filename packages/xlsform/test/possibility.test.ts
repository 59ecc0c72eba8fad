import fc from 'fast-check'
import { expect, test } from 'vitest'
import { treeOf } from '../src/lint/expression-tree.ts'
import { canBeTrue, type Answers } from '../src/lint/possibility.ts'

type Condition =
  | { readonly kind: 'compare', readonly of: 'a' | 'b', readonly operator: string, readonly to: number, readonly turned: boolean }
  | { readonly kind: 'and' | 'or', readonly left: Condition, readonly right: Condition }
  | { readonly kind: 'not', readonly of: Condition }

const operators = ['=', '!=', '<', '<=', '>', '>=']

const conditions = fc.letrec<{ condition: Condition }>(tie => ({
  condition: fc.oneof({ maxDepth: 3, depthSize: 'small' },
    fc.record({
      kind: fc.constant('compare' as const), of: fc.constantFrom('a' as const, 'b' as const),
      operator: fc.constantFrom(...operators), to: fc.integer({ min: 0, max: 4 }), turned: fc.boolean(),
    }),
    fc.record({ kind: fc.constantFrom('and' as const, 'or' as const), left: tie('condition'), right: tie('condition') }),
    fc.record({ kind: fc.constant('not' as const), of: tie('condition') })),
})).condition

function written(condition: Condition): string {
  switch (condition.kind) {
    case 'compare': {
      const [name, number] = [`\${${condition.of}}`, String(condition.to)]
      return condition.turned ? `${number} ${condition.operator} ${name}` : `${name} ${condition.operator} ${number}`
    }
    case 'and':
    case 'or': return `(${written(condition.left)} ${condition.kind} ${written(condition.right)})`
    case 'not': return `not(${written(condition.of)})`
  }
}

/** XPath 1.0: a missing answer is no number, which equals none and is neither less nor more than any. */
function holds(condition: Condition, values: Readonly<Record<'a' | 'b', number>>): boolean {
  switch (condition.kind) {
    case 'compare': {
      const [left, right] = condition.turned ? [condition.to, values[condition.of]] : [values[condition.of], condition.to]
      switch (condition.operator) {
        case '=': return left === right
        case '!=': return left !== right
        case '<': return left < right
        case '<=': return left <= right
        case '>': return left > right
        default: return left >= right
      }
    }
    case 'and': return holds(condition.left, values) && holds(condition.right, values)
    case 'or': return holds(condition.left, values) || holds(condition.right, values)
    case 'not': return !holds(condition.of, values)
  }
}

const wholeNumbers: Answers = {
  choices: () => undefined, isNumber: () => true, isWhole: () => true, isSeveral: () => false, isSingle: () => true,
}

/** One below and one above all numbers that conditions speak of, and no answer at all. */
const tried = [Number.NaN, -1, 0, 1, 2, 3, 4, 5]

test('a condition is said never to come true just where no answers make it true', () => {
  fc.assert(fc.property(conditions, condition => {
    const tree = treeOf(written(condition))
    const possible = tried.some(a => tried.some(b => holds(condition, { a, b })))
    expect(tree !== undefined && canBeTrue([tree], wholeNumbers)).toBe(possible)
  }), { numRuns: 1000 })
})
