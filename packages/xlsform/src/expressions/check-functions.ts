import type { Problems } from '../problems.ts'
import type { Cell } from '../sheets/cells.ts'
import { closest } from '../sheets/spelling.ts'
import { knownFunctions } from './functions.ts'
import { isNodeTest, type Token } from './tokens.ts'

/**
 * Warns of functions that ODK XForms does not have or that are given too few or too many values. Only warns: a client
 * may know more than the specification.
 */
export function checkFunctions(tokens: readonly Token[], cell: Cell, problems: Problems): void {
  for (const { token, given } of functionCalls(tokens)) {
    const known = knownFunctions.get(token.text)
    if (known === undefined) {
      const suggestion = closest(token.text, knownFunctions.keys())
      if (suggestion === undefined) problems.warn(cell.place, 'function-unknown', { name: token.text })
      else problems.warn(cell.place, 'function-unknown-similar', { name: token.text, suggestion })
    } else if (given < known[0] || given > known[1]) {
      problems.warn(cell.place, 'function-arguments', {
        name: token.text, given: String(given), expected: expectation(known),
      })
    }
  }
}

function expectation([fewest, most]: readonly [number, number]): string {
  if (fewest === most) return String(fewest)
  return most === Infinity ? `${fewest}+` : `${fewest}–${most}`
}

/** The calls in a correct expression, with the number of values each is given. */
function functionCalls(tokens: readonly Token[]): { token: Token, given: number }[] {
  const calls: { token: Token, given: number }[] = []
  const open: ({ token: Token, given: number } | undefined)[] = []
  for (const [index, token] of tokens.entries()) {
    if (token.kind === 'open') {
      const before = tokens[index - 1]
      const isCall = before?.kind === 'function' && !isNodeTest(before) && token.text === '('
      const call = isCall ? { token: before, given: tokens[index + 1]?.kind === 'close' ? 0 : 1 } : undefined
      if (call !== undefined) calls.push(call)
      open.push(call)
    } else if (token.kind === 'close') open.pop()
    else if (token.kind === 'comma') {
      const call = open.at(-1)
      if (call !== undefined) call.given++
    }
  }
  return calls
}
