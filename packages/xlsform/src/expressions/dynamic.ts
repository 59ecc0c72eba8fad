import { checkSyntax } from './syntax.ts'
import { tokenize } from './tokens.ts'

const dated = new Set(['date', 'dateTime', 'time', 'geopoint', 'geotrace', 'geoshape'])

/**
 * Whether a default is to be computed when the form opens rather than taken as it stands: it holds a reference, a
 * function call or arithmetic. In dates and positions `-` is part of the value.
 */
export function isDynamic(text: string, typeName: string): boolean {
  if (/\$\{[^{}]*\}/.test(text)) return true
  const { tokens, error } = tokenize(text)
  if (error !== undefined) return false
  const computes = tokens.some((token, index) => {
    if (token.kind === 'function') return tokens[index + 1]?.start === token.end
    if (token.kind !== 'operator') return false
    return !['and', 'or', '=', '!=', '<', '>', '<=', '>='].includes(token.text)
  })
  if (!computes) return false
  if (dated.has(typeName) && tokens.some(token => token.text === '-' || token.text === '/')) {
    return tokens.some(token => token.kind === 'function')
  }
  // A negative number is a value; "A & B (new)" is a text, not a broken expression.
  if (tokens.length === 2 && tokens[0]?.text === '-' && tokens[1]?.kind === 'number') return false
  return checkSyntax(tokens) === undefined
}
