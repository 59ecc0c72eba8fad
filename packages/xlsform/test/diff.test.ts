import { expect, test } from 'vitest'
import { compareForms } from '../src/diff/index.ts'
import { XlsformError, type Locale } from '../src/index.ts'
import { sheetsOf } from './support/markdown.ts'

const before = `
## survey
| type | name | label::中文 (zh) | label::English (en) | relevant | required | calculation | default |
| text | head | 户主 | Head | | yes | | |
| integer | age | 年龄 | Age | | | | 18 |
| begin group | house | 住房 | House | | | | |
| select_one yn | safe | 安全吗 | Safe? | | | | |
| text | why | 为什么 | Why? | \${safe} = 'no' | | | |
| text | note | 备注 | Note | | | | |
| end group | | | | | | | |
| calculate | old | | | | | 1 | |
## choices
| list_name | name | label::中文 (zh) | label::English (en) |
| yn | yes | 是 | Yes |
| yn | no | 否 | No |
| gone | x | 某 | X |
## settings
| form_id | form_title | version |
| f | Visit | 1 |
`

const after = `
## survey
| type | name | label::中文 (zh) | label::Tujia (tji) | relevant | required | calculation | constraint |
| integer | age | 年龄 | T | | | | . < 130 |
| text | head | 户主姓名 | T | | | | |
| begin group | home | 住房 | T | | | | |
| select_multiple yn | safe | 安全吗 | T | | | | |
| text | reason | 为什么 | T | \${safe} = 'yes' | | | |
| end group | | | | | | | |
| text | note | 备注 | T | | | | |
| date | day | 日期 | T | | | | |
## choices
| list_name | name | label::中文 (zh) | label::Tujia (tji) |
| yn | no | 否 | T |
| yn | yes | 是的 | T |
| yn | dk | 不知道 | T |
| new | x | 某 | T |
## settings
| form_id | form_title | version | instance_name |
| g | Visit | 2 | \${head} |
## entities
| list_name | label |
| people | \${head} |
`

function changes(locale: Locale): string[] {
  return compareForms(sheetsOf(before), sheetsOf(after), { locale }).map(({ message }) => message)
}

test('a form is the same as itself', () => {
  expect(compareForms(sheetsOf(before), sheetsOf(before))).toEqual([])
})

test('what changed is told in English', () => {
  expect(changes('en')).toMatchInlineSnapshot(`
    [
      "The form_id is now "g", before "f": a server takes it for another form.",
      "The setting version is now "2", before "1".",
      "The setting instance_name is new: "\${head}".",
      "The language "Tujia (tji)" is new.",
      "The language "English (en)" is gone.",
      "constraint of "age" is new: ". < 130".",
      "default of "age" is gone; it was "18".",
      "label::中文 (zh) of "head" is now "户主姓名", before "户主".",
      "required of "head" is gone; it was "true()".",
      "The group "house" is now called "home": its earlier answers stay under the old name.",
      ""safe" is now a select_multiple yn, before a select_one yn.",
      "The text "why" is now called "reason": its earlier answers stay under the old name.",
      "relevant of "reason" is now "\${safe} = 'yes'", before "\${safe} = 'no'".",
      "The text "note" is now in the form, before in the group "house": its earlier answers stay in the old place.",
      "New date "day" (日期) in the form.",
      "The calculate "old" is gone from the form: later records have no answer to it.",
      "In the form the order is now age, head, before head, age.",
      "label::中文 (zh) of the choice "yes" of the list "yn" is now "是的", before "是".",
      "New choice "dk" (不知道) in the list "yn".",
      "The choices of the list "yn" stand in another order.",
      "New list of choices "new" with 1 choices.",
      "The list of choices "gone" is gone.",
      "The form now makes or changes entities of the list "people".",
    ]
  `)
})

test('what changed is told in Chinese', () => {
  expect(changes('zh-CN')).toMatchInlineSnapshot(`
    [
      "form_id 由“f”改为“g”：服务器会当作另一个表单。",
      "设置 version 由“1”改为“2”。",
      "新增设置 instance_name：“\${head}”。",
      "新增语言“Tujia (tji)”。",
      "删除语言“English (en)”。",
      "“age”新增 constraint：“. < 130”。",
      "“age”删除 default，原为“18”。",
      "“head”的 label::中文 (zh) 由“户主”改为“户主姓名”。",
      "“head”删除 required，原为“true()”。",
      "group“house”改名为“home”：以前的答案仍在旧名称下。",
      "“safe”由 select_one yn 改为 select_multiple yn。",
      "text“why”改名为“reason”：以前的答案仍在旧名称下。",
      "“reason”的 relevant 由“\${safe} = 'no'”改为“\${safe} = 'yes'”。",
      "text“note”由group“house”移到表单：以前的答案仍在原处。",
      "表单新增 date“day” (日期)。",
      "表单删除 calculate“old”：以后的记录没有它的答案。",
      "表单的顺序由 head, age 改为 age, head。",
      "列表“yn”选项“yes”的 label::中文 (zh) 由“是”改为“是的”。",
      "列表“yn”新增选项“dk” (不知道)。",
      "列表“yn”的选项顺序改变。",
      "新增选项列表“new”，有 1 个选项。",
      "删除选项列表“gone”。",
      "表单开始产生或修改列表“people”的实体。",
    ]
  `)
})

test('a version that does not compile is refused', () => {
  expect(() => compareForms(sheetsOf('## survey\n| type | name |\n| txet | a |'), sheetsOf(before))).toThrow(XlsformError)
})

test('a new choice among others does not reorder them, nor does a new question', () => {
  const form = (rows: string): string => `## survey\n| type | name | label |\n${rows}`
  const found = compareForms(sheetsOf(form('| text | a | A |\n| text | b | B |')),
    sheetsOf(form('| text | a | A |\n| text | c | C |\n| text | b | B |')))
  expect(found.map(({ code, place }) => [code, place.row])).toEqual([['item-added', 3]])
})
