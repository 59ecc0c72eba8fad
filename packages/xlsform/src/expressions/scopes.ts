import type { Token } from './tokens.ts'

/** What surrounds a token, as far as references care. */
export interface Scope {
  /** The function it is an argument of, `''` for none. */
  readonly call: string
  readonly inPredicate: boolean
  /** In a predicate on a path into a secondary instance. */
  readonly secondaryPredicate: boolean
  /** A node set argument of `indexed-repeat()`: the value, or the repeat of an index. */
  readonly nodeSetArgument: boolean
  /** May mean another instance of the repeat than the one the expression stands in. */
  readonly otherInstance: boolean
}

interface Open {
  readonly kind: 'call' | 'predicate' | 'parenthesis'
  readonly name: string
  argument: number
  /** Whether the path being read at this level began with `instance()`. */
  secondary: boolean
}

const aggregates = new Set(['sum', 'count', 'max', 'min', 'join', 'position', 'count-non-empty', 'concat'])

/** Walks over the tokens of a correct expression with the scope of each. */
export function* scopes(tokens: readonly Token[]): Generator<{ token: Token, index: number, scope: Scope }> {
  const open: Open[] = [{ kind: 'parenthesis', name: '', argument: 0, secondary: false }]
  for (const [index, token] of tokens.entries()) {
    const level = open.at(-1)
    if (level === undefined) return
    yield { token, index, scope: scopeOf(open) }
    if (token.kind === 'open') open.push(opened(token, tokens[index - 1], level))
    if (token.kind === 'close' && open.length > 1) open.pop()
    if (token.kind === 'comma') level.argument++
    // A path ends where an operator or the next argument begins.
    if (token.kind === 'comma' || token.kind === 'operator') level.secondary = false
    if (token.kind === 'function' && token.text === 'instance') level.secondary = true
  }
}

function opened(token: Token, before: Token | undefined, level: Open): Open {
  if (token.text === '[') {
    return { kind: 'predicate', name: level.secondary ? 'instance' : '', argument: 0, secondary: false }
  }
  if (before?.kind === 'function') return { kind: 'call', name: before.text, argument: 0, secondary: false }
  return { kind: 'parenthesis', name: '', argument: 0, secondary: false }
}

function scopeOf(open: readonly Open[]): Scope {
  const inner = open.at(-1)
  const nodeSetArgument = inner?.kind === 'call' && inner.name === 'indexed-repeat'
    && (inner.argument === 0 || inner.argument % 2 === 1)
  return {
    call: inner?.kind === 'call' ? inner.name : '',
    inPredicate: open.some(level => level.kind === 'predicate'),
    secondaryPredicate: open.some(level => level.kind === 'predicate' && level.name === 'instance'),
    nodeSetArgument,
    otherInstance: nodeSetArgument
      || open.some(level => level.kind === 'predicate' || (level.kind === 'call' && aggregates.has(level.name))),
  }
}
