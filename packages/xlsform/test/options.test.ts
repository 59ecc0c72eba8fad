import { expect, test } from 'vitest'
import { convert, tolerable, type ConvertOptions } from '../src/index.ts'
import { sheetsOf } from './support/markdown.ts'

const choices = '\n## choices\n| list_name | name | label |\n| l | x | X |'

/** For each problem that a caller may tolerate, a form that is refused for it and what it compiles to nonetheless. */
const cases: Readonly<Record<typeof tolerable[number], readonly [form: string, contains: string]>> = {
  'cell-error': ['| type | name | label |\n| text | a | #N/A |', '<label>#N/A</label>'],
  'entity-list-not-attached': [
    '| type | name | label |\n| text | a | A |\n## entities\n| list_name | entity_id |\n| e | ${a} |',
    '<entity dataset="e" id="" update="1"'],
  'expression-character': ['| type | name | label | relevant |\n| text | a | A | ${a} & 1 |', 'relevant="/data/a &amp; 1"'],
  'expression-close': ['| type | name | label | relevant |\n| text | a | A | 1) |', 'relevant="1)"'],
  'expression-full-width': ['| type | name | label | relevant |\n| text | a | A | f（1） |', 'relevant="f（1）"'],
  'expression-open': ['| type | name | label | relevant |\n| text | a | A | (1 |', 'relevant="(1"'],
  'expression-operator': ['| type | name | label | relevant |\n| text | a | A | 1 2 |', 'relevant="1 2"'],
  'expression-quote': ['| type | name | label | relevant |\n| text | a | A | \'x |', 'relevant="\'x"'],
  'expression-unexpected': ['| type | name | label | relevant |\n| text | a | A | 1, 2 |', 'relevant="1, 2"'],
  'expression-value': ['| type | name | label | relevant |\n| text | a | A | 1 + |', 'relevant="1 +"'],
  'external-list-unknown': ['| type | name | label | choice_filter |\n| select_one_external e | a | A | b=1 |',
    'query="instance(\'e\')/root/item[b=1]"'],
  'instance-clash': ['| type | name | label |\n| text | a | A |\n| csv-external | l | |\n| select_one_from_file l.xml | b | B |',
    '<instance id="l" src="jr://file-csv/l.csv"/>'],
  'label-missing': ['| type | name | label |\n| text | a | |', '<input ref="/data/a"/>'],
  'name-full-width': ['| type | name | label |\n| text | 甲（乙） | A |\n| note | n | ${甲（乙）} |',
    '<output value="/data/甲（乙）"/>'],
  'trigger-outside': ['| type | name | label | trigger | calculation |\n| text | a | A | | |\n| begin repeat | r | R | | |'
    + '\n| text | b | B | ${a} | 1 |\n| end repeat | | | | |',
  '<setvalue event="xforms-value-changed" ref="/data/r/b" value="1"/>'],
  'yes-no': ['| type | name | label |\n| text | a | A |\n## settings\n| omit_instanceID |\n| perhaps |', '<instanceID/>'],
}

test.each(Object.entries(cases))('%s is an error, or a warning for a caller that tolerates it', (code, [form, contains]) => {
  const sheets = sheetsOf(`## survey\n${form}${choices}`)
  const tolerate: NonNullable<ConvertOptions['tolerate']> = tolerable.filter(one => one === code)
  expect(() => convert(sheets, { formId: 'f' })).toThrow()
  const { xform, warnings } = convert(sheets, { formId: 'f', tolerate })
  expect(warnings.map(warning => warning.code)).toContain(code)
  expect(xform).toContain(contains)
})

const chinese = `
## survey
| 类型 | 名称 | 标题 | 标题::English (en) | 显示条件 | 必填 | 选项筛选 |
| text | a | 问题 | Question | | 是 | |
| select_one_external l | b | 选 | Select | \${a} != '' | 否 | 区=\${a} |
## external_choices
| 列表名 | 名称 | 标题 | 区 |
| l | x | 甲 | 1 |
## settings
| 表单编号 | 标题 | 默认语言 |
| f | 表单 | 中文 (zh) |
`

test('Chinese names of columns are read where the caller asks for it', () => {
  const { xform, formId, title, languages, itemsets } = convert(sheetsOf(chinese), { chineseHeadings: true })
  expect({ formId, title, languages }).toEqual({ formId: 'f', title: '表单', languages: ['中文 (zh)', 'English (en)'] })
  expect(xform).toContain('relevant="/data/a != \'\'"')
  expect(xform).toContain('required="true()"')
  expect(itemsets).toBe('"list_name","name","label","区"\n"l","x","甲","1"\n')
  expect(() => convert(sheetsOf(chinese))).toThrow('type')
})

test('是 and 否 are yes and no, in parameters too, in any capitals', () => {
  const parameters = ['randomize=True', 'randomize=是', 'randomize=YES']
  for (const parameter of parameters) {
    const form = `## survey\n| type | name | label | parameters |\n| select_one l | a | A | ${parameter} |${choices}`
    expect(convert(sheetsOf(form), { formId: 'f' }).xform).toContain('nodeset="randomize(')
  }
})

test('a form_id beside an id_string is the one that counts', () => {
  const form = '## survey\n| type | name | label |\n| text | a | A |\n## settings\n| id_string | form_id |\n| old | new |'
  expect(convert(sheetsOf(form)).formId).toBe('new')
})

test('triggers may end with a comma', () => {
  const form = '## survey\n| type | name | label | trigger | calculation |\n| text | a | A | | |\n'
    + '| text | b | B | ${a}, | now() |'
  expect(convert(sheetsOf(form), { formId: 'f' }).xform).toContain('<setvalue event="xforms-value-changed" ref="/data/b"')
})

test.each([['start=10 end=1 step=-1', -1], ['start=-10 end=-1 step=1', 1]])('a range %s goes down or up', (parameters, step) => {
  const form = `## survey\n| type | name | label | parameters |\n| range | a | A | ${parameters} |`
  expect(convert(sheetsOf(form), { formId: 'f' }).xform).toContain(`step="${step}"`)
})

test('invisible characters are named by their code points', () => {
  const form = (name: string, relevant: string): string =>
    `## survey\n| type | name | label | relevant |\n| text | ${name} | A | ${relevant} |`
  expect(() => convert(sheetsOf(form('a\u200Bb', '')))).toThrow('a‹U+200B ZERO WIDTH SPACE›b')
  expect(() => convert(sheetsOf(form('a', '1\u2060 + 1')))).toThrow('‹U+2060 WORD JOINER›')
})
