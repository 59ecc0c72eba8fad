import type { MessageCode } from '../messages/en.ts'
import { isNodeTest, type Token, type TokenKind } from './tokens.ts'

/** A fault in the grammar of an expression. */
export interface SyntaxFault {
  readonly code: MessageCode
  readonly values: Readonly<Record<string, string>>
}

/** Deeper nesting than this is an accident or an attack, and would exhaust the call stack of every reader. */
const DEEPEST = 100

/** Checks tokens against the grammar of XPath 1.0; undefined if they are an expression. */
export function checkSyntax(tokens: readonly Token[]): SyntaxFault | undefined {
  const bracket = checkBrackets(tokens)
  if (bracket !== undefined) return bracket
  try {
    const parser = new Parser(tokens)
    parser.expression()
    parser.end()
    return undefined
  } catch (fault) {
    if (fault instanceof Fault) return { code: fault.code, values: fault.values }
    throw fault
  }
}

function checkBrackets(tokens: readonly Token[]): SyntaxFault | undefined {
  const open: Token[] = []
  for (const token of tokens) {
    if (token.kind === 'open') open.push(token)
    if (token.kind !== 'close') continue
    const last = open.pop()
    if (last === undefined) return { code: 'expression-close', values: at(token) }
    if ((last.text === '(') !== (token.text === ')')) return { code: 'expression-open', values: at(last) }
  }
  const unclosed = open.at(-1)
  return unclosed === undefined ? undefined : { code: 'expression-open', values: at(unclosed) }
}

function at(token: Token): Record<string, string> {
  return { found: token.text, position: String(token.start + 1) }
}

class Fault extends Error {
  readonly code: MessageCode
  readonly values: Readonly<Record<string, string>>

  constructor(code: MessageCode, values: Readonly<Record<string, string>>) {
    super(code)
    this.code = code
    this.values = values
  }
}

/** Recursive descent over the tokens; only accepts or throws, since the text itself is what is written out. */
class Parser {
  readonly #tokens: readonly Token[]
  #index = 0
  #depth = 0

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }

  /** A chain of values with operators between. */
  expression(): void {
    if (++this.#depth > DEEPEST) throw new Fault('expression-deep', {})
    this.#value()
    while (this.#is('operator')) {
      this.#index++
      this.#value()
    }
    this.#depth--
  }

  /** Nothing may follow. */
  end(): void {
    const token = this.#tokens[this.#index]
    if (token === undefined) return
    if (token.kind === 'comma') throw new Fault('expression-unexpected', at(token))
    throw new Fault('expression-operator', at(token))
  }

  #value(): void {
    while (this.#is('operator', '-')) this.#index++
    const token = this.#tokens[this.#index]
    if (token === undefined || token.kind === 'operator' || token.kind === 'close' || token.kind === 'comma') {
      this.#valueMissing(token)
    }
    switch (token.kind) {
      case 'text':
      case 'number':
        this.#index++
        return
      case 'reference':
        this.#index++
        return this.#tail()
      case 'open':
        if (token.text === '[') throw new Fault('expression-unexpected', at(token))
        this.#index++
        this.expression()
        this.#close()
        return this.#tail()
      case 'function':
        if (isNodeTest(token)) this.#step()
        else this.#call()
        return this.#tail()
      case 'slash':
        this.#index++
        if (token.text === '/' && !this.#startsStep()) return
        this.#step()
        return this.#tail()
      case 'name':
      case 'dots':
      case 'axis':
      case 'at':
        this.#step()
        return this.#tail()
    }
  }

  #valueMissing(token: Token | undefined): never {
    const before = this.#tokens[this.#index - 1]
    if (before === undefined) throw new Fault('expression-unexpected', token === undefined ? {} : at(token))
    throw new Fault('expression-value', at(before))
  }

  #call(): void {
    this.#index += 2
    if (!this.#is('close')) {
      this.expression()
      while (this.#is('comma')) {
        this.#index++
        this.expression()
      }
    }
    this.#close()
  }

  /** Predicates and further steps. */
  #tail(): void {
    for (;;) {
      if (this.#is('open', '[')) {
        this.#index++
        this.expression()
        this.#close()
      } else if (this.#is('slash')) {
        this.#index++
        this.#step()
      } else return
    }
  }

  #step(): void {
    const token = this.#tokens[this.#index]
    if (token === undefined || !this.#startsStep()) return this.#valueMissing(token)
    this.#index++
    if (token.kind === 'function') {
      this.#index++
      if (this.#is('text')) this.#index++
      this.#close()
    } else if (token.kind === 'at' || token.kind === 'axis') {
      const test = this.#tokens[this.#index]
      if (test === undefined || test.kind === 'dots' || test.kind === 'at' || test.kind === 'axis') {
        throw new Fault('expression-value', at(token))
      }
      this.#step()
    }
  }

  #startsStep(): boolean {
    const token = this.#tokens[this.#index]
    if (token === undefined) return false
    return token.kind === 'name' || token.kind === 'dots' || token.kind === 'axis' || token.kind === 'at'
      || isNodeTest(token)
  }

  #close(): void {
    const token = this.#tokens[this.#index]
    if (token === undefined) throw new Fault('expression-value', {})
    if (token.kind !== 'close') {
      throw new Fault(token.kind === 'comma' ? 'expression-unexpected' : 'expression-operator', at(token))
    }
    this.#index++
  }

  #is(kind: TokenKind, text?: string): boolean {
    const token = this.#tokens[this.#index]
    return token !== undefined && token.kind === kind && (text === undefined || token.text === text)
  }
}
