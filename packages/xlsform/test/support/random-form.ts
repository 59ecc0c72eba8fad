import fc from 'fast-check'
import type { Sheets } from '../../src/index.ts'

interface Node {
  readonly kind: 'question' | 'group' | 'repeat'
  readonly type: string
  readonly children: readonly Node[]
  readonly label: string
  readonly expression: number
  readonly column: 'relevant' | 'constraint' | 'calculation' | 'default' | 'required' | 'choice_filter' | ''
}

const types = [
  'text', 'integer', 'decimal', 'date', 'time', 'dateTime', 'note', 'geopoint', 'geotrace', 'barcode', 'image',
  'acknowledge', 'range', 'select_one l', 'select_multiple l', 'rank l', 'select_one l or_other', 'calculate', 'hidden',
]
const label = fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' })
  .map(text => text.replace(/[${}|]/g, '').trim() || '标签')
const column = fc.constantFrom(
  'relevant', 'constraint', 'calculation', 'default', 'required', 'choice_filter', '' as const,
)

const tree = fc.letrec<{ node: Node, section: Node, question: Node }>(tie => ({
  node: fc.oneof({ depthSize: 'small', withCrossShrink: true }, tie('question'), tie('section')),
  question: fc.record({
    kind: fc.constant('question' as const), type: fc.constantFrom(...types), children: fc.constant([]), label,
    expression: fc.nat(1000), column,
  }),
  section: fc.record({
    kind: fc.constantFrom('group' as const, 'repeat' as const), type: fc.constant(''),
    children: fc.array(tie('node'), { minLength: 1, maxLength: 4 }), label, expression: fc.nat(1000), column,
  }),
}))

const headings = [
  'type', 'name', 'label', 'relevant', 'constraint', 'calculation', 'default', 'required', 'choice_filter',
]

/**
 * Valid forms: nested groups and repeats, with expressions that refer to questions before them, so that there are no
 * circles.
 */
export const forms: fc.Arbitrary<Sheets> = fc.array(tree.node, { minLength: 1, maxLength: 6 }).map(nodes => {
  const survey: string[][] = [headings]
  const earlier: string[] = []
  const add = (node: Node): void => {
    const name = `${node.kind.slice(0, 1)}${survey.length}`
    const row = headings.map(() => '')
    const set = (heading: string, text: string): void => {
      row[headings.indexOf(heading)] = text
    }
    set('type', node.kind === 'question' ? node.type : `begin ${node.kind}`)
    set('name', name)
    set('label', node.label)
    const expression = expressionOf(node, earlier)
    if (fits(node)) set(node.column, expression)
    if (node.type === 'calculate') set('calculation', expression)
    survey.push(row)
    if (node.kind === 'question') earlier.push(name)
    for (const child of node.children) add(child)
    if (node.kind !== 'question') survey.push([`end ${node.kind}`])
  }
  for (const node of nodes) add(node)
  return {
    survey,
    choices: [['list_name', 'name', 'label', 'size'], ['l', 'a', 'A', '1'], ['l', 'b', 'B', '2']],
  }
})

function fits({ column: where, type, kind }: Node): boolean {
  if (where === '') return false
  if (kind !== 'question') return where === 'relevant'
  if (where === 'choice_filter') return type.startsWith('select_') && !type.endsWith('or_other')
  return where !== 'default' || type === 'text' || type === 'integer'
}

function expressionOf(node: Node, earlier: readonly string[]): string {
  const name = earlier[node.expression % Math.max(earlier.length, 1)]
  if (name === undefined) return '1 + 1 = 2'
  const patterns = [
    `\${${name}} = 'x'`, `string-length(\${${name}}) > 0 and not(\${${name}} = '')`, `if(\${${name}} = '', 1, 2)`,
    `count(\${${name}}) >= 0`, `selected(\${${name}}, 'a') or true()`, `concat(\${${name}}, '…', "'")`,
    `(\${${name}} + 1) * -2 div 3 mod 4`, `coalesce(\${${name}}, 'none') != string(\${${name}})`,
  ]
  return patterns[node.expression % patterns.length] ?? 'true()'
}
