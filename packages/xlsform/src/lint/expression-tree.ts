import { isNodeTest, tokenize, type Token } from '../expressions/tokens.ts'
import { checkSyntax } from '../expressions/syntax.ts'

/** An expression as a tree, as far as the linter looks into it. */
export type ExpressionTree =
  | { readonly kind: 'text', readonly text: string }
  | { readonly kind: 'number', readonly value: number }
  /** The answer to a question, `${name}`, on its own. */
  | { readonly kind: 'reference', readonly name: string }
  /** The answer that a constraint is about. */
  | { readonly kind: 'self' }
  | { readonly kind: 'call', readonly name: string, readonly values: readonly ExpressionTree[] }
  | { readonly kind: 'operation', readonly operator: string, readonly left: ExpressionTree, readonly right: ExpressionTree }
  /** Paths, predicates and whatever else is not looked into. */
  | { readonly kind: 'other' }

/** Operators by how tightly they bind, loosest first (XPath 1.0 §3.5 and §3.4). */
const levels: readonly (readonly string[])[] = [
  ['or'], ['and'], ['=', '!='], ['<', '<=', '>', '>='], ['+', '-'], ['*', 'div', 'mod'], ['|'],
]

const other: ExpressionTree = { kind: 'other' }

/** The tree of an expression; undefined for one that is no expression. */
export function treeOf(text: string): ExpressionTree | undefined {
  const { tokens, error } = tokenize(text)
  return error !== undefined || checkSyntax(tokens) !== undefined ? undefined : new Reader(tokens).expression()
}

/** Reads tokens that are known to be an expression. */
class Reader {
  readonly #tokens: readonly Token[]
  #index = 0

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }

  expression(level = 0): ExpressionTree {
    const operators = levels[level]
    if (operators === undefined) return this.#signed()
    let left = this.expression(level + 1)
    for (;;) {
      const operator = this.#tokens[this.#index]
      if (operator?.kind !== 'operator' || !operators.includes(operator.text)) return left
      this.#index++
      left = { kind: 'operation', operator: operator.text, left, right: this.expression(level + 1) }
    }
  }

  #signed(): ExpressionTree {
    let negative = false
    while (this.#is('-')) {
      this.#index++
      negative = !negative
    }
    const value = this.#value()
    if (!negative) return value
    return value.kind === 'number' ? { kind: 'number', value: -value.value } : other
  }

  #value(): ExpressionTree {
    const token = this.#tokens[this.#index++]
    switch (token?.kind) {
      case 'text':
        return { kind: 'text', text: token.text.slice(1, -1) }
      case 'number':
        return { kind: 'number', value: Number(token.text) }
      case 'reference':
        return this.#unlessPath(token.lastSaved === true ? other : { kind: 'reference', name: token.name ?? '' })
      case 'dots':
        return this.#unlessPath(token.text === '.' ? { kind: 'self' } : other)
      case 'open': {
        const inner = this.expression()
        this.#index++
        return this.#unlessPath(inner)
      }
      case 'function':
        return this.#unlessPath(isNodeTest(token) ? this.#skipCall() : this.#call(token.text))
      case 'name':
      case 'slash':
      case 'axis':
      case 'at':
      case 'operator':
      case 'close':
      case 'comma':
      case undefined:
        return this.#unlessPath(other)
    }
  }

  #call(name: string): ExpressionTree {
    const values: ExpressionTree[] = []
    this.#index++
    while (!this.#is(')')) {
      values.push(this.expression())
      if (this.#is(',')) this.#index++
    }
    this.#index++
    return { kind: 'call', name, values }
  }

  #skipCall(): ExpressionTree {
    while (!this.#is(')')) this.#index++
    this.#index++
    return other
  }

  /** What a path or a predicate follows is no longer the answer itself. */
  #unlessPath(value: ExpressionTree): ExpressionTree {
    let path = false
    for (let token = this.#tokens[this.#index]; token !== undefined; token = this.#tokens[this.#index]) {
      if (token.text === '[') {
        this.#index++
        this.expression()
        this.#index++
      } else if (isStep(token, this.#tokens[this.#index - 1])) this.#index++
      else if (token.kind === 'function' && isNodeTest(token)) this.#skipCall()
      else break
      path = true
    }
    return path ? other : value
  }

  #is(text: string): boolean {
    return this.#tokens[this.#index]?.text === text
  }
}

/** Whether a token goes on with a path; a name does only right after a slash, an axis or an `@`. */
function isStep(token: Token, before: Token | undefined): boolean {
  if (token.kind === 'slash' || token.kind === 'axis' || token.kind === 'at') return true
  const afterSlash = before?.kind === 'slash' || before?.kind === 'axis' || before?.kind === 'at'
  return afterSlash && (token.kind === 'name' || token.kind === 'dots')
}
