import { expect, test } from 'vitest'
import { lint } from '../src/lint/index.ts'
import { en, type MessageCode } from '../src/messages/en.ts'
import { XlsformError } from '../src/index.ts'
import { sheetsOf } from './support/markdown.ts'

function found(markdown: string): string[] {
  return lint(sheetsOf(markdown), { formId: 'f' }).map(({ code, sheet, cell }) => `${code} ${sheet}!${cell ?? ''}`)
}

/** Rows of a survey with the columns that conditions stand in. */
function survey(...rows: string[]): string {
  return `## survey\n| type | name | label | relevant | constraint | calculation |\n${rows.join('\n')}
## choices\n| list_name | name | label |\n| yn | yes | Yes |\n| yn | no | No |\n| n | 1 | One |\n| n | 2 | Two |`
}

const asked = '| select_one yn | ask | Ask | | | |\n| select_multiple n | many | Many | | | |\n| integer | age | Age | | | |'

test('a form without anything odd has nothing pointed out', () => {
  expect(found(survey(asked, '| text | why | Why | ${ask} = \'no\' and ${age} > 17 | string-length(.) > 2 | |'))).toEqual([])
})

test('a form that does not compile is not looked through', () => {
  expect(() => lint(sheetsOf('## survey\n| type | name |\n| txet | a |'))).toThrow(XlsformError)
})

test('the warnings of the compilation are among what is pointed out', () => {
  expect(found(`${survey(asked)}\n## settings\n| form_id |\n| f |\n| g |`)).toEqual(['settings-row settings!A3'])
})

test.each([
  ['1 = 2'], ['false()'], ['${age} > 10 and ${age} < 5'], ['${age} > 10 and ${age} < 11'], ['5 < ${age} and 4 > ${age}'],
  ['${ask} = \'yes\' and ${ask} = \'no\''], ['not(${age} > 3 or ${age} <= 3 or ${age} = \'\')'],
  ['selected(${ask}, \'yes\') and selected(${ask}, \'no\')'], ['(${age} = 1 or ${age} = 2) and ${age} = 3'],
  ['${age} = 1 and ${age} = \'2\''], ['false() or not(true())'], ['${age} = -1 and ${age} >= 0'],
])('%s never comes true', condition => {
  expect(found(survey(asked, `| text | t | T | ${condition} | | |`))).toEqual(['lint-relevant-never survey!D5'])
})

test.each([
  ['${age} > 10 and ${age} < 12'], ['${age} = 1 or ${age} = 2'], ['${ask} != \'yes\' and ${ask} != \'no\''],
  ['selected(${many}, \'1\') and selected(${many}, \'2\')'], ['${age} > today() and ${age} < 3'], ['not(${age} > 3)'],
  ['${age} > \'2024-01-01\' and ${age} < \'2025-01-01\''], ['../age > 3 and ${age} < 5'], ['count(../t[. = 3]) = 2'],
  ['${age} = 1 and ${age} = \'1\''], ['${age} = ${ask} and ${age} = 3'], ['-${age} < 3 and ${age} = -(-3)'],
  [Array.from({ length: 12 }, (_, index) => `(\${age} = ${index} or \${age} = 3)`).join(' and ')],
])('%s may come true', condition => {
  expect(found(survey(asked, `| text | t | T | ${condition} | | |`))).toEqual([])
})

test('the answers of several instances may differ', () => {
  expect(found(survey('| begin repeat | r | R | | | |', asked, '| end repeat | | | | | |',
    '| text | t | T | ${age} = 1 and ${age} = 2 | | |'))).toEqual([])
})

test('a condition is read together with those of the groups around it', () => {
  expect(found(survey(asked, '| begin group | g | G | ${age} >= 18 | | |', '| text | a | A | ${age} < 18 | | |',
    '| text | b | B | ${age} > 60 | | |', '| end group | | | | | |'))).toEqual(['lint-relevant-around survey!D6'])
})

test('a constraint is one that some answer meets', () => {
  expect(found(survey(asked, '| integer | a | A | | . > 10 and . < 5 | |', '| integer | b | B | | . > 1 and . < 2 | |',
    '| decimal | c | C | | . > 1 and . < 2 | |', '| select_one n | d | D | | . > 2 | |', '| text | e | E | | . = \'\' | |')))
    .toEqual(['lint-constraint-never survey!E5', 'lint-constraint-never survey!E6', 'lint-constraint-never survey!E8',
      'lint-constraint-never survey!E9'])
})

test('a choice that is spoken of exists', () => {
  expect(found(survey(asked, '| text | a | A | ${ask} != \'maybe\' | | |', '| text | b | B | selected(${many}, \'3\') | | |',
    '| text | c | C | | | if(${ask} = \'ja\', ${ask} = \'yes\', ${ask} = \'\') |')))
    .toEqual(['lint-choice-unknown survey!D5', 'lint-relevant-never survey!D6', 'lint-choice-unknown survey!D6',
      'lint-choice-unknown survey!F7'])
})

test('lists and calculations are used by something', () => {
  expect(found(`
## survey
| type | name | label | calculation | appearance | save_to |
| select_one used | a | \${shown} and instance('embedded')/root/item[name = 'x']/label | | | |
| calculate | shown | | 1 | | |
| calculate | unused | | instance('looked_into')/root/item/name | | |
| calculate | saved | | 1 | | p |
| begin loop over looped | l | L | | | |
| text | t | T | | | |
| end loop | | | | | |
## choices
| list_name | name | label |
| used | x | \${shown} |
| embedded | x | X |
| looked_into | x | X |
| looped | x | X |
| idle | x | X |
## entities
| list_name | label |
| e | \${a} |
`)).toEqual(['lint-question-unused survey!B4', 'lint-list-unused choices!A6'])
})

test('names differ by more than their case', () => {
  expect(found(`
## survey
| type | name | label |
| select_one l | Age | Age |
| begin group | g | G |
| select_one L | age | Age |
| end group | | |
## choices
| list_name | name | label |
| l | x | X |
| l | X | X |
| L | x | X |
`)).toEqual(['lint-name-case survey!B4', 'lint-name-case choices!B3', 'lint-name-case choices!A4'])
})

test('what a repeat computes in each of its instances is not computed from all of them', () => {
  const choices = Array.from({ length: 1001 }, (_, index) => `| long | c${index} | C |`).join('\n')
  expect(found(`
## survey
| type | name | label | calculation | relevant |
| begin repeat | r | R | | |
| select_one long | a | A | | |
| calculate | share | | 1 div count(\${r}) | |
| calculate | before | | indexed-repeat(\${a}, \${r}, position(..) - 1) | |
| calculate | name | | instance('long')/root/item[name = \${a}]/label | |
| note | n | \${share} \${before} \${name} | | \${a} != '' |
| end repeat | | | | |
| calculate | all | | count(\${r}) | |
| note | m | \${all} | | |
## choices
| list_name | name | label |
${choices}
`)).toEqual(['lint-slow-repeat survey!D4', 'lint-slow-repeat survey!D5', 'lint-slow-list survey!D6'])
})

test('every finding is shown by a test', async () => {
  const { readFile } = await import('node:fs/promises')
  const source = await readFile(import.meta.filename, 'utf8')
  const codes = (Object.keys(en) as MessageCode[]).filter(code => code.startsWith('lint-'))
  expect(codes.filter(code => !source.includes(`'${code} `))).toEqual([])
})
