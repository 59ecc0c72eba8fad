import { checkSyntax } from './syntax.ts'
import { isNodeTest, tokenize, type Token } from './tokens.ts'

const dated = new Set(['date', 'dateTime', 'time', 'geopoint', 'geotrace', 'geoshape'])
const numeric = new Set(['integer', 'decimal', 'range'])
const signs = new Set(['-', '+', '*'])
const words = new Set(['div', 'mod', '|'])

/**
 * Whether a default is to be computed when the form opens rather than taken as it stands: it holds a reference, a
 * function call or arithmetic. In dates and positions `-` is part of the value.
 */
export function isDynamic(text: string, typeName: string): boolean {
  if (text.includes('${')) return true
  const { tokens, error } = tokenize(text)
  if (error !== undefined) return false
  const calls = tokens.some((token, index) => token.kind === 'function' && tokens[index + 1]?.start === token.end)
  if (dated.has(typeName) && tokens.some(token => token.text === '-' || token.text === '/') && !calls) return false
  // "A & B (new)" is a text, not a broken expression.
  return (calls || isArithmetic(tokens, numeric.has(typeName))) && checkSyntax(tokens) === undefined
}

/** Whether a computed default holds nothing but numbers and signs, so that it may well have been meant as a text. */
export function isOnlyNumbers(text: string): boolean {
  return tokenize(text).tokens.every(({ kind }) => kind === 'number' || kind === 'operator' || kind === 'open'
    || kind === 'close')
}

/**
 * Whether the tokens compute something. `0731-8888`, `3*4` and `(1)-2` are texts wherever an answer may be one: there a
 * sign computes only with a blank on both sides, or beside a path. A word on its own is no value either, so that
 * "Hello - Goodbye" stays what it is.
 */
function isArithmetic(tokens: readonly Token[], isNumber: boolean): boolean {
  if (tokens.some((token, index) => isWord(token, tokens[index - 1]))) return false
  return tokens.some((token, index) => {
    if (token.kind !== 'operator' || index === 0) return false
    if (words.has(token.text)) return true
    return signs.has(token.text) && (isNumber || isApart(tokens, index) || isBesidePath(tokens, index))
  })
}

function isWord(token: Token, before: Token | undefined): boolean {
  return token.kind === 'name' && before?.kind !== 'slash' && before?.kind !== 'axis' && before?.kind !== 'at'
}

function isApart(tokens: readonly Token[], index: number): boolean {
  const [before, sign, after] = [tokens[index - 1], tokens[index], tokens[index + 1]]
  return sign !== undefined && before !== undefined && after !== undefined
    && before.end < sign.start && sign.end < after.start
}

function isBesidePath(tokens: readonly Token[], index: number): boolean {
  return [tokens[index - 1], tokens[index + 1]].some(token =>
    token !== undefined && (token.kind === 'dots' || token.kind === 'name' || isNodeTest(token)))
}
