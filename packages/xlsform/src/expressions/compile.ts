import type { Form } from '../form.ts'
import { generated, type Cell } from '../sheets/cells.ts'
import { ancestors, type Item } from '../tree/items.ts'
import { checkFunctions } from './check-functions.ts'
import { findItem, lastSavedInstance, pathTo } from './references.ts'
import { scopes, type Scope } from './scopes.ts'
import { checkSyntax } from './syntax.ts'
import { checkTextReferences } from './text-references.ts'
import { tokenize, type Token } from './tokens.ts'

/** Where an expression stands, as far as its references care. */
export interface CompileOptions {
  /** A choice filter: relative paths start at `current()`. */
  readonly filter?: boolean
  /** The repeat whose instances a choice filter is applied to. */
  readonly filtered?: Item | undefined
}

/** An expression with its references resolved. */
export interface Compiled {
  readonly xpath: string
  /** Items the value depends on, leaving out other instances of a repeat. */
  readonly dependsOn: readonly Item[]
}

/** Compiles the expression in a cell for the item it belongs to; whatever is wrong with it is reported. */
export function compile(cell: Cell, context: Item, form: Form, options: CompileOptions = {}): Compiled {
  const tokens = checked(cell, form)
  if (tokens === undefined) return { xpath: withReferences(cell, context, form), dependsOn: [] }
  checkFunctions(tokens, cell, form.problems)
  const dependsOn: Item[] = []
  const pieces: string[] = []
  let position = 0
  const replace = (token: Token, by: string): void => {
    pieces.push(cell.text.slice(position, token.start), by)
    position = token.end
  }
  for (const { token, index, scope } of scopes(tokens)) {
    if (token.kind === 'text' && token.text.includes('${')) {
      replace(token, quotedReferences(token, scope, cell, context, form))
    }
    if (isBareName(token, tokens[index - 1]) && !scope.inPredicate && options.filter !== true) {
      form.problems.warn(cell.place, 'name-bare', { name: token.text })
    }
    const target = token.kind === 'reference' ? findItem(token.name ?? '', form, cell.place) : undefined
    if (target === undefined) continue
    replace(token, referencePath(token, target, context, scope, options, form))
    if (token.lastSaved !== true && !scope.otherInstance) dependsOn.push(target)
  }
  pieces.push(cell.text.slice(position))
  return { xpath: join(pieces.filter(piece => piece !== '')), dependsOn }
}

function referencePath(
  token: Token, target: Item, context: Item, scope: Scope, options: CompileOptions, form: Form,
): string {
  if (token.lastSaved === true) return `instance('${lastSavedInstance}')${target.path}`
  return pathTo(target, {
    context,
    fromCurrent: options.filter === true || scope.inPredicate,
    absolute: scope.nodeSetArgument,
    filtered: options.filtered ?? filteredRepeat(scope.filtered, context, form),
  })
}

/**
 * The repeat that a predicate filters from outside: in `${person}[${age} > 17]` the age is that of the person looked
 * at. From inside the repeat, `${age}` stays the age of the person the expression belongs to.
 */
function filteredRepeat(reference: Token | undefined, context: Item, form: Form): Item | undefined {
  const [item] = form.named.get(reference?.name ?? '') ?? []
  return item?.kind === 'repeat' && ![...ancestors(context)].includes(item) ? item : undefined
}

/** Whether a token is a name on its own: a child element to XPath, to its author a question without its braces. */
function isBareName(token: Token, before: Token | undefined): boolean {
  return token.kind === 'name' && token.text !== '*'
    && before?.kind !== 'slash' && before?.kind !== 'axis' && before?.kind !== 'at'
}

/** Joins the pieces of an expression; a path and a name beside it (`${a}and`) must not run into one word. */
function join(pieces: readonly string[]): string {
  return pieces.map((piece, index) => {
    const end = pieces[index - 1]?.slice(-2) ?? ''
    const runsOn = /[\p{L}\p{N}_.]$/u.test(end) && /^[\p{L}\p{N}_.\-/]/u.test(piece)
    return runsOn ? ` ${piece}` : piece
  }).join('')
}

/** The tokens of a correct expression; reports what is wrong with any other. */
function checked(cell: Cell, form: Form): readonly Token[] | undefined {
  const { tokens, error } = tokenize(cell.text)
  if (error !== undefined) {
    form.problems.error(cell.place, error.code, { found: error.found, position: String(error.start + 1) })
    return undefined
  }
  const fault = checkSyntax(tokens)
  if (fault === undefined) return tokens
  form.problems.error(cell.place, fault.code, fault.values)
  return undefined
}

/**
 * A reference in quotes becomes the path as a text, which is what `jr:choice-name()` wants; anywhere else it is most
 * likely a slip.
 */
function quotedReferences(token: Token, scope: Scope, cell: Cell, context: Item, form: Form): string {
  if (scope.call !== 'jr:choice-name') form.problems.warn(cell.place, 'reference-in-quotes', { found: token.text })
  return withReferences(generated(token.text, cell.place), context, form)
}

/** Resolves the references in a text that is no expression, such as an attribute of the author's own. */
export function substituteReferences(cell: Cell, context: Item, form: Form): string {
  checkTextReferences(cell.text, () => cell.place, form.problems)
  return withReferences(cell, context, form)
}

function withReferences(cell: Cell, context: Item, form: Form): string {
  return cell.text.replace(/\$\{(last-saved#)?([^{}\s]+)\}/g, (text, saved: string | undefined, name: string) => {
    const target = findItem(name, form, cell.place)
    if (target === undefined) return text
    return saved === undefined ? pathTo(target, { context }) : `instance('${lastSavedInstance}')${target.path}`
  })
}
