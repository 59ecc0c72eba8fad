import { anyNcName, ncName } from '../sheets/names.ts'

/** The kinds of token of an XPath expression as XLSForm writes it. */
export type TokenKind =
  | 'reference' | 'text' | 'number' | 'name' | 'function' | 'operator' | 'open' | 'close' | 'comma' | 'slash' | 'dots'
  | 'axis' | 'at'

/** A token; `start` and `end` count UTF-16 units from the start of the expression. */
export interface Token {
  readonly kind: TokenKind
  readonly text: string
  readonly start: number
  readonly end: number
  /** Of a reference: the name between the braces. */
  readonly name?: string
  /** Of a reference: whether it asks for the last saved record (`${last-saved#name}`). */
  readonly lastSaved?: boolean
}

/** What stopped the reading of an expression. */
export interface LexicalError {
  readonly code: 'expression-quote' | 'expression-reference' | 'expression-full-width' | 'expression-character'
  readonly found: string
  readonly start: number
}

/** The tokens of an expression, and what stopped the reading, if anything did. */
export interface Tokens {
  readonly tokens: readonly Token[]
  readonly error?: LexicalError
}

const name = `${ncName}(?::${ncName})?`
const pattern = new RegExp([
  '(?<space>\\s+)',
  `(?<reference>\\$\\{(?<saved>last-saved#)?(?<target>${anyNcName}(?::${anyNcName})?)\\})`,
  '(?<text>"[^"]*"|\'[^\']*\')',
  '(?<number>\\d+(?:\\.\\d*)?|\\.\\d+)',
  '(?<axis>(?:ancestor-or-self|ancestor|attribute|child|descendant-or-self|descendant|following-sibling|following'
  + '|namespace|parent|preceding-sibling|preceding|self)::)',
  `(?<function>${name}(?=\\s*\\())`,
  `(?<name>${ncName}:\\*|${name})`,
  '(?<operator><=|>=|!=|[=<>+*|\\-])',
  '(?<open>[([])',
  '(?<close>[)\\]])',
  '(?<comma>,)',
  '(?<slash>//|/)',
  '(?<dots>\\.\\.|\\.)',
  '(?<at>@)',
].join('|'), 'yu')

const kinds: readonly TokenKind[] = [
  'reference', 'text', 'number', 'axis', 'function', 'name', 'operator', 'open', 'close', 'comma', 'slash', 'dots',
  'at',
]
const operatorNames = new Set(['and', 'or', 'div', 'mod'])
const nodeTests = new Set(['node', 'text', 'comment', 'processing-instruction'])

/** Cuts an expression into tokens, in time proportional to its length. */
export function tokenize(expression: string): Tokens {
  const tokens: Token[] = []
  let position = 0
  while (position < expression.length) {
    pattern.lastIndex = position
    const match = pattern.exec(expression)
    const groups = match?.groups
    if (match === null || groups === undefined) return { tokens, error: lexicalError(expression, position) }
    const end = position + match[0].length
    const kind = kinds.find(candidate => groups[candidate] !== undefined)
    if (kind !== undefined) tokens.push(makeToken(kind, match[0], position, end, groups, tokens.at(-1)))
    position = end
  }
  return { tokens }
}

function makeToken(
  kind: TokenKind, text: string, start: number, end: number,
  groups: Readonly<Record<string, string | undefined>>, previous: Token | undefined,
): Token {
  if (kind === 'reference') {
    return { kind, text, start, end, name: groups['target'] ?? '', lastSaved: groups['saved'] !== undefined }
  }
  // XPath 1.0 §3.7: after an operand, `*` and the operator names are operators; elsewhere they are names.
  const afterOperand = previous !== undefined && endsOperand(previous)
  if (text === '*' && !afterOperand) return { kind: 'name', text, start, end }
  if ((kind === 'name' || kind === 'function') && operatorNames.has(text) && afterOperand) {
    return { kind: 'operator', text, start, end }
  }
  return { kind, text, start, end }
}

/** Whether a token can be the end of a value, so that an operator may follow. */
export function endsOperand(token: Token): boolean {
  switch (token.kind) {
    case 'reference':
    case 'text':
    case 'number':
    case 'name':
    case 'close':
    case 'dots':
      return true
    case 'function':
    case 'operator':
    case 'open':
    case 'comma':
    case 'slash':
    case 'axis':
    case 'at':
      return false
  }
}

/** Whether a function token is in truth a node test, such as `text()` in a path. */
export function isNodeTest(token: Token): boolean {
  return token.kind === 'function' && nodeTests.has(token.text)
}

function lexicalError(expression: string, start: number): LexicalError {
  const character = String.fromCodePoint(expression.codePointAt(start) ?? 0)
  if (character === '"' || character === '\'') return { code: 'expression-quote', found: character, start }
  if (expression.startsWith('${', start)) {
    const end = expression.indexOf('}', start)
    return { code: 'expression-reference', found: expression.slice(start, end < 0 ? start + 40 : end + 1), start }
  }
  if (/[\u3001-\u3020\uFF01-\uFF60“”‘’]/.test(character)) {
    return { code: 'expression-full-width', found: character, start }
  }
  return { code: 'expression-character', found: character, start }
}
