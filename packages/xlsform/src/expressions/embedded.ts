import { isNodeTest, tokenize, type Token } from './tokens.ts'

/** A stretch of a text. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

/** No sensible path is longer; the bound keeps a text full of opening brackets from being read over and over. */
const LONGEST = 2000

/** Finds the paths into secondary instances inside a text, such as `instance('towns')/root/item[name = ${t}]/label`. */
export function instanceCalls(text: string): Stretch[] {
  const found: Stretch[] = []
  let from = 0
  for (;;) {
    const start = text.indexOf('instance(', from)
    if (start < 0) return found
    const length = pathLength(tokenize(text.slice(start, start + LONGEST)).tokens)
    if (length === undefined) return found
    found.push({ start, end: start + length })
    from = start + length
  }
}

/** The length of the path that the tokens begin with; undefined if its brackets never close. */
function pathLength(tokens: readonly Token[]): number | undefined {
  let index = closing(tokens, 1)
  if (index === undefined) return undefined
  for (;;) {
    const next = tokens[index + 1]
    if (next?.kind === 'open' && next.text === '[') {
      const close = closing(tokens, index + 1)
      if (close === undefined) return undefined
      index = close
    } else if (next?.kind === 'slash') {
      const step = tokens[index + 2]
      if (step === undefined || (step.kind !== 'name' && step.kind !== 'dots' && !isNodeTest(step))) break
      index += 2
    } else break
  }
  return tokens[index]?.end
}

/** The index of the bracket that closes the one at `index`. */
function closing(tokens: readonly Token[], index: number): number | undefined {
  let depth = 0
  for (let at = index; at < tokens.length; at++) {
    if (tokens[at]?.kind === 'open') depth++
    if (tokens[at]?.kind === 'close' && --depth === 0) return at
  }
  return undefined
}
