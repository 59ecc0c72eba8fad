import { instanceCalls } from '../expressions/embedded.ts'
import { scopes, type Scope } from '../expressions/scopes.ts'
import { tokenize, type Token } from '../expressions/tokens.ts'
import { generated, type Cell, type Text } from '../sheets/cells.ts'
import type { Item } from '../tree/items.ts'
import { expressionAttributes } from '../tree/row-content.ts'

/** The cells of an item that hold expressions. */
export function expressionsOf(item: Item): Cell[] {
  const cells = [
    item.select?.filter, item.defaultIsDynamic === true ? item.default : undefined, item.control.get('jr:count'),
    item.select?.randomize?.seed,
    item.entity?.label, item.entity?.entityId, item.entity?.createIf, item.entity?.updateIf,
    ...[...item.bind].filter(([name]) => expressionAttributes.has(name)).map(([, cell]) => cell),
  ]
  return cells.filter(cell => cell !== undefined)
}

/** The cells of an item that hold texts or attributes in which references may stand. */
export function textsOf(item: Item): Cell[] {
  const texts: (Text | undefined)[] = [
    item.label, item.hint, item.guidance, ...item.messages.values(), ...item.media.values(),
  ]
  const attributes = [...item.bind].filter(([name]) => !expressionAttributes.has(name)).map(([, cell]) => cell)
  return [
    ...texts.flatMap(text => [...text?.values() ?? []]), ...attributes, ...item.control.values(), ...item.instance.values(),
    ...item.triggers ?? [], ...sourceOf(item),
  ]
}

/** The expressions that look into lists from within a text. */
export function embeddedExpressions(cell: Cell): Cell[] {
  return instanceCalls(cell.text).map(({ start, end }) => generated(cell.text.slice(start, end), cell.place))
}

/** The names that a text or an expression refers to. */
export function namesReferred(text: string): string[] {
  return [...text.matchAll(/\$\{[ \t]*(?:last-saved#)?([^{}\s]+)[ \t]*\}/g)].map(match => match[1] ?? '')
}

/** The references of an expression with what surrounds each. */
export function referencesOf(cell: Cell): { token: Token, scope: Scope }[] {
  return [...scopes(tokenize(cell.text).tokens)].filter(({ token }) => token.kind === 'reference')
}

function sourceOf({ select }: Item): Cell[] {
  if (select?.source.kind === 'answers') return [select.source.reference]
  return select?.source.kind === 'geometry' ? [select.source.from] : []
}
