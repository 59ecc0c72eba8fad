import fc from 'fast-check'
import type { Sheets } from '../../src/index.ts'

const columns = [
  'relevant', 'constraint', 'calculation', 'default', 'required', 'choice_filter', 'trigger', 'repeat_count', 'parameters',
  'hint',
] as const
type Column = typeof columns[number] | ''

interface Node {
  readonly kind: 'question' | 'group' | 'repeat'
  readonly type: string
  readonly children: readonly Node[]
  readonly label: string
  readonly expression: number
  readonly column: Column
}

const types = [
  'text', 'integer', 'decimal', 'date', 'time', 'dateTime', 'note', 'geopoint', 'geotrace', 'barcode', 'image',
  'acknowledge', 'range', 'select_one l', 'select_multiple l', 'rank l', 'select_one l or_other', 'calculate', 'hidden',
  'geoshape', 'audio', 'video', 'file', 'select_one_from_file towns.csv', 'select_multiple_from_file crops.xml', 'today',
  'start-geopoint', 'username',
]
const label = fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' })
  .map(text => text.replace(/[${}|]/g, '').trim() || '标签')
const column: fc.Arbitrary<Column> = fc.constantFrom(...columns, '')

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

/** In every other form the labels have a language, and a second one that some of them lack. */
function headingsOf(translated: boolean): string[] {
  return ['type', 'name', translated ? 'label::中文 (zh)' : 'label', ...columns, 'label::English (en)']
}

/**
 * Valid forms: nested groups and repeats, with expressions that refer to questions before them, so that there are no
 * circles.
 */
export const forms: fc.Arbitrary<Sheets> = fc.tuple(
  fc.array(tree.node, { minLength: 1, maxLength: 6 }), fc.boolean(),
).map(([nodes, translated]) => {
  const headings = headingsOf(translated)
  const survey: string[][] = [headings]
  const earlier: string[] = []
  const shown: string[] = []
  const add = (node: Node, inRepeat: boolean): void => {
    const name = `${node.kind.slice(0, 1)}${survey.length}`
    const row = headings.map(() => '')
    const set = (heading: string, text: string): void => {
      row[headings.indexOf(heading)] = text
    }
    set('type', node.kind === 'question' ? node.type : `begin ${node.kind}`)
    set('name', name)
    set(translated ? 'label::中文 (zh)' : 'label', node.label)
    if (translated && node.expression % 2 === 0) set('label::English (en)', `${node.label} \${${earlier[0] ?? name}}`)
    const expression = expressionOf(node, earlier)
    if (fits(node, inRepeat)) set(node.column, cellOf(node, expression, shown) ?? '')
    if (node.type === 'calculate') set('calculation', expression)
    survey.push(row)
    if (node.kind === 'question') earlier.push(name)
    if (visible.has(node.type)) shown.push(name)
    for (const child of node.children) add(child, inRepeat || node.kind === 'repeat')
    if (node.kind !== 'question') survey.push([`end ${node.kind}`])
  }
  for (const node of nodes) add(node, false)
  return {
    survey,
    choices: [['list_name', 'name', 'label', 'size'], ['l', 'a', 'A', '1'], ['l', 'b', 'B', '2']],
  }
})

/** Types that anybody answers, so that they can set off a trigger. */
const visible = new Set(['text', 'integer', 'decimal', 'date', 'select_one l', 'select_multiple l'])

/** What stands in the column, which is not always an expression; undefined if there is nothing to refer to yet. */
function cellOf(
  { column: where, type, expression: seed }: Node, expression: string, shown: readonly string[],
): string | undefined {
  const earlier = shown[seed % Math.max(shown.length, 1)]
  switch (where) {
    case 'trigger':
      return earlier === undefined ? undefined : `\${${earlier}}`
    case 'repeat_count':
      return seed % 2 === 0 ? String(seed % 3) : `${seed % 3} + 1`
    case 'parameters':
      return type === 'range' ? `start=0 end=${10 + seed} step=1` : `randomize=true seed=${seed}`
    case 'hint':
      return earlier === undefined ? '提示' : `提示 \${${earlier}}`
    case 'relevant':
    case 'constraint':
    case 'calculation':
    case 'default':
    case 'required':
    case 'choice_filter':
      return expression
    case '':
      return undefined
  }
}

function fits({ column: where, type, kind }: Node, inRepeat: boolean): boolean {
  if (where === '') return false
  if (kind !== 'question') return where === 'relevant' || (where === 'repeat_count' && kind === 'repeat')
  const selects = type.startsWith('select_')
  if (where === 'choice_filter') return selects && !type.endsWith('or_other')
  if (where === 'parameters') return selects || type === 'range'
  // From outside a repeat it is not clear which instance a trigger changes.
  if (where === 'trigger') return type === 'text' && !inRepeat
  if (where === 'repeat_count') return false
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
