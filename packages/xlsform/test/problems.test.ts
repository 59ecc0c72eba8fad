import { expect, test } from 'vitest'
import { convert, describe as describeProblem, XlsformError } from '../src/index.ts'
import { en } from '../src/messages/en.ts'
import { cases, q } from './support/problem-cases.ts'
import { codesOf, problemsOf } from './support/problems.ts'
import { sheetsOf } from './support/markdown.ts'

test.each(Object.entries(cases))('%s', (code, [form, ...found]) => {
  expect(codesOf(form)).toEqual(found.map(place => `${code} ${place}`))
})

test('a form without an id says so', () => {
  const found = problemsOf(`## survey\n| type | name | label |\n${q}`, {})
  expect(found.map(problem => problem.code)).toEqual(['form-id-missing'])
})

test('there is a case for every problem', () => {
  const elsewhere = ['form-id-missing', 'file-unreadable', 'file-too-large', 'file-unpacked-too-large', 'file-old-excel']
  const compiled = Object.keys(en).filter(code => !code.startsWith('lint-'))
  expect(compiled.filter(code => !(code in cases) && !elsewhere.includes(code))).toEqual([])
})

const manyWrong = `
## survey
| type | name | label | relevant | 计算 |
| txet | a | A | | |
| text | b | B | \${房子安全} = 'no | |
| text | 房屋安全 | 房屋安全 | selected（\${b}, 1) | |
| select_one yesno | d | D | \${房子安全} = 1 | |
| begin group | g | G | | |
| text | d | D | | |
## choices
| list_name | name | label |
| yes_no | 1 | 是 |
| yes_no | 1 | 否 |
`

test('several errors are reported at once, in English', () => {
  expect(problemsOf(manyWrong).map(describeProblem)).toMatchInlineSnapshot(`
    [
      "survey!A2 (type): There is no question type "txet". Did you mean "text"?",
      "survey!D3 (relevant): The quotation mark ' at character 11 is never closed. Add the one that closes it.",
      "survey!D3 (relevant): There is no question, group or repeat named "房子安全". Did you mean "房屋安全"?",
      "survey!D4 (relevant): The full-width character （ at character 9 is not understood. Type it with the English keyboard.",
      "survey!A5 (type): There is no list "yesno" in the choices sheet. Did you mean "yes_no"?",
      "survey!D5 (relevant): There is no question, group or repeat named "房子安全". Did you mean "房屋安全"?",
      "survey!B6 (name): The group "g" that begins here is never ended. Add a row "end group" after its last question.",
      "choices!B3 (name): The choice "1" is already in the list "yes_no". Remove one, or write yes under allow_choice_duplicates in the settings sheet.",
    ]
  `)
})

test('several errors are reported at once, in Chinese', () => {
  expect(problemsOf(manyWrong, { locale: 'zh-CN' }).map(describeProblem)).toMatchInlineSnapshot(`
    [
      "survey!A2 (type): 没有“txet”这种题型。是否应为“text”？",
      "survey!D3 (relevant): 第 11 个字符处的引号 ' 没有配对。请补上另一个。",
      "survey!D3 (relevant): 没有名为“房子安全”的问题或组。是否应为“房屋安全”？",
      "survey!D4 (relevant): 第 9 个字符 （ 是全角符号，无法识别。请切换到英文输入法重新输入。",
      "survey!A5 (type): choices 工作表中没有列表“yesno”。是否应为“yes_no”？",
      "survey!D5 (relevant): 没有名为“房子安全”的问题或组。是否应为“房屋安全”？",
      "survey!B6 (name): 从这里开始的 group“g”没有结束。请在最后一个问题之后加一行“end group”。",
      "choices!B3 (name): 列表“yes_no”中已有选项“1”。请删除一个，或在 settings 的 allow_choice_duplicates 填 yes。",
    ]
  `)
})

test('the error carries the place of the first problem', () => {
  try {
    convert(sheetsOf(`## survey\n| type | name | label |\n| txet | a | A |`))
    expect.unreachable()
  } catch (error) {
    expect(error).toBeInstanceOf(XlsformError)
    expect(error).toMatchObject({ name: 'XlsformError', sheet: 'survey', row: 2, column: 'type' })
  }
})

test('there is one audit', () => {
  expect(codesOf(`## survey\n| type | name | label |\n${q}\n| audit | | |\n| begin group | g | G |\n${q}\n| audit | | |
| end group | | |`)).toEqual(['name-twice survey!6'])
})

test('a group that is required no does no harm', () => {
  expect(codesOf(`## survey\n| type | name | label | required |\n| begin group | g | G | no |\n${q} |\n| end group | | | |`))
    .toEqual([])
})

test('the list of errors ends somewhere', () => {
  const rows = Array.from({ length: 1000 }, (_, index) => ['nonsense', `q${index}`, 'Q'])
  try {
    convert({ survey: [['type', 'name', 'label'], ...rows] })
    expect.unreachable()
  } catch (error) {
    if (!(error instanceof XlsformError)) throw error
    expect(error.problems.length).toBe(200)
  }
})

test('a chain of calculations is no circle, nor is a running total over the instance before', () => {
  expect(codesOf(`
## survey
| type | name | label | calculation | relevant | constraint |
| integer | a | A | | | . > \${b} |
| integer | b | B | | \${a} > 1 | . < \${a} |
| calculate | c | | \${a} + \${b} | \${a} > 0 | |
| begin repeat | r | R | | | |
| integer | x | X | | | |
| calculate | total | | \${x} + coalesce(indexed-repeat(\${total}, \${r}, position(..) - 1), 0) | | |
| end repeat | | | | | |
`)).toEqual([])
})

test('what asks for the record saved before leaves no room for a file of the same id', () => {
  expect(codesOf(`## survey\n| type | name | label | default |\n| xml-external | __last-saved | | |
| text | q | Q | \${last-saved#q} |`)).toEqual(['instance-clash survey!B2'])
})

test('a row that is not understood is reported alone: it is still what others refer to, and fills its group', () => {
  expect(codesOf(`## survey\n| type | name | label | relevant |\n| begin group | g | G | |\n| txet | a | A | |
| end group | | | |\n| text | b | B | \${a} = 1 |`)).toEqual(['type-unknown-similar survey!A3'])
})

test('a cell that cannot be read is reported once, whatever else follows from it', () => {
  expect(codesOf(`## survey\n| type | name | label | relevant |\n| text | a | A | #NAME? |`)).toEqual(['cell-error survey!D2'])
})
