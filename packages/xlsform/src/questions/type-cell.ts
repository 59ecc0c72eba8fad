import { snakeCase } from '../sheets/headings.ts'
import { questionTypes, typeAliases, type QuestionType } from './question-types.ts'

/** What a cell of the `type` column says. */
export type TypeCell =
  | { readonly kind: 'begin', readonly section: 'group' | 'repeat' }
  | { readonly kind: 'end', readonly section: 'group' | 'repeat' }
  | { readonly kind: 'begin-loop', readonly list: string }
  | { readonly kind: 'end-loop' }
  | { readonly kind: 'question', readonly type: QuestionType, readonly list?: string, readonly orOther: boolean }
  | { readonly kind: 'list-missing', readonly type: QuestionType }
  | { readonly kind: 'unknown' }

const sections: Readonly<Record<string, 'group' | 'repeat'>> = {
  group: 'group', repeat: 'repeat', lgroup: 'repeat', looped_group: 'repeat',
}
const beginLoop = /^begin[\s_]+loop(?:[\s_]+over)?(?:\s+(\S+))?$/i
const endLoop = /^end[\s_]+loop$/i
const orOtherPattern = /(?<![ _])[ _]+or[ _](?:specify[ _])?other$/i

/** Reads the `type` column: `begin group`, `select_one list or_other`, `text`, … */
export function readTypeCell(text: string): TypeCell {
  const section = /^(begin|end)[\s_]+(.+)$/i.exec(text)
  if (section !== null) {
    const kind = sections[snakeCase(section[2] ?? '')]
    if (kind !== undefined) return { kind: section[1]?.toLowerCase() === 'begin' ? 'begin' : 'end', section: kind }
  }
  const loop = beginLoop.exec(text)
  if (loop !== null) return { kind: 'begin-loop', list: loop[1] ?? '' }
  if (endLoop.test(text)) return { kind: 'end-loop' }
  const plain = findType(text)
  if (plain !== undefined) {
    if (plain.choices !== undefined) return { kind: 'list-missing', type: plain }
    return { kind: 'question', type: plain, orOther: false }
  }
  return readListType(text)
}

function readListType(text: string): TypeCell {
  const orOther = orOtherPattern.test(text)
  const withoutOther = text.replace(orOtherPattern, '').trim()
  const space = withoutOther.lastIndexOf(' ')
  if (space < 0) {
    const type = findType(withoutOther)
    return orOther && type?.choices !== undefined ? { kind: 'list-missing', type } : { kind: 'unknown' }
  }
  const type = findType(withoutOther.slice(0, space))
  const list = withoutOther.slice(space + 1)
  if (type === undefined || (type.choices === undefined && type.name !== 'osm')) return { kind: 'unknown' }
  return { kind: 'question', type, list, orOther }
}

function findType(text: string): QuestionType | undefined {
  const exact = questionTypes.get(text)
  if (exact !== undefined) return exact
  const name = snakeCase(text)
  const alias = Object.hasOwn(typeAliases, name) ? typeAliases[name] : undefined
  return questionTypes.get(alias ?? name) ?? questionTypes.get(name.replaceAll('_', '-'))
}
