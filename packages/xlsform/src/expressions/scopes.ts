import type { Token } from './tokens.ts'

/** What surrounds a token, as far as references care. */
export interface Scope {
  /** The function it is an argument of, `''` for none. */
  readonly call: string
  readonly inPredicate: boolean
  /** In a predicate right after a reference, as in `${person}[…]`: that reference. */
  readonly filtered: Token | undefined
  /** A node set argument of `indexed-repeat()`: the value, or the repeat of an index. */
  readonly nodeSetArgument: boolean
  /** May mean another instance of the repeat than the one the expression stands in. */
  readonly otherInstance: boolean
}

interface Open {
  readonly kind: 'call' | 'predicate' | 'parenthesis'
  readonly name: string
  argument: number
  /** Of a predicate: the reference it filters. */
  readonly filtered?: Token | undefined
}

const aggregates = new Set(['sum', 'count', 'max', 'min', 'join', 'position', 'count-non-empty', 'concat'])

/** Walks over the tokens of a correct expression with the scope of each. */
export function* scopes(tokens: readonly Token[]): Generator<{ token: Token, index: number, scope: Scope }> {
  const open: Open[] = [{ kind: 'parenthesis', name: '', argument: 0 }]
  for (const [index, token] of tokens.entries()) {
    const level = open.at(-1)
    if (level === undefined) return
    yield { token, index, scope: scopeOf(open) }
    if (token.kind === 'open') open.push(opened(token, tokens[index - 1]))
    if (token.kind === 'close' && open.length > 1) open.pop()
    if (token.kind === 'comma') level.argument++
  }
}

function opened(token: Token, before: Token | undefined): Open {
  if (token.text === '[') {
    return { kind: 'predicate', name: '', argument: 0, filtered: before?.kind === 'reference' ? before : undefined }
  }
  if (before?.kind === 'function') return { kind: 'call', name: before.text, argument: 0 }
  return { kind: 'parenthesis', name: '', argument: 0 }
}

function scopeOf(open: readonly Open[]): Scope {
  const inner = open.at(-1)
  const nodeSetArgument = inner?.kind === 'call' && inner.name === 'indexed-repeat'
    && (inner.argument === 0 || inner.argument % 2 === 1)
  return {
    call: inner?.kind === 'call' ? inner.name : '',
    inPredicate: open.some(level => level.kind === 'predicate'),
    filtered: open.findLast(level => level.kind === 'predicate')?.filtered,
    nodeSetArgument,
    otherInstance: nodeSetArgument
      || open.some(level => level.kind === 'predicate' || (level.kind === 'call' && aggregates.has(level.name))),
  }
}
