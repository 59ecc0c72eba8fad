import { expect, test } from 'vitest'
import { open } from './support/open.ts'

test('a Chinese form with Chinese names is filled in, in both of its languages', async () => {
  const form = await open(`
## survey
| type | name | label::中文 (zh) | label::English (en) | relevant | constraint | constraint_message | required | calculation |
| begin group | 住房 | 住房 | Housing | | | | | |
| select_one yn | 安全 | 房子安全吗？ | Is it safe? | | | | yes | |
| text | 原因 | \${安全}：为什么？ | \${安全}: why? | \${安全} = 'no' | string-length(.) > 1 | 太短 | | |
| end group | | | | | | | | |
| calculate | H01 | | | | | | | if(\${安全} = 'no', 1, if(\${安全} = 'yes', 0, '')) |
## choices
| list_name | name | label::中文 (zh) | label::English (en) |
| yn | yes | 安全 | Safe |
| yn | no | 不安全 | Unsafe |
## settings
| form_id | default_language |
| f | 中文 (zh) |
`)
  expect(form.label('/data/住房/安全')).toBe('房子安全吗？')
  expect(form.choices('/data/住房/安全')).toEqual(['yes=安全', 'no=不安全'])
  expect(form.isRelevant('/data/住房/原因')).toBe(false)
  expect(form.violations()).toEqual(['/data/住房/安全 required'])
  expect(await form.value('/data/H01')).toBe('')
  form.answer('/data/住房/安全', 'no')
  expect(form.isRelevant('/data/住房/原因')).toBe(true)
  expect(form.label('/data/住房/原因')).toBe('no：为什么？')
  expect(await form.value('/data/H01')).toBe('1')
  form.answer('/data/住房/原因', '裂')
  expect(form.violations()).toEqual(['/data/住房/原因 constraint 太短'])
  form.answer('/data/住房/安全', 'yes')
  expect(form.violations()).toEqual([])
  expect(await form.value('/data/H01')).toBe('0')
  form.setLanguage('English (en)')
  expect(form.label('/data/住房/安全')).toBe('Is it safe?')
})

test('references stay within their instance of a repeat, and reach across repeats where they are told to', async () => {
  const form = await open(`
## survey
| type | name | label | calculation |
| begin repeat | person | Person | |
| text | name | Name | |
| begin group | g | G | |
| calculate | greeting | | concat('I am ', \${name}) |
| end group | | | |
| begin repeat | child | Child of \${name} | |
| text | child_name | Child | |
| calculate | both | | concat(\${child_name}, ' of ', \${name}) |
| end repeat | | | |
| calculate | children | | join('+', \${child_name}) |
| end repeat | | | |
| calculate | people | | count(\${person}) |
| calculate | second | | indexed-repeat(\${name}, \${person}, 2) |
| calculate | all | | join(',', \${name}) |
`)
  form.addInstance('/data/person')
  form.answer('/data/person[1]/name', 'Li')
  form.answer('/data/person[2]/name', 'Wu')
  // Only the first person came with a child: a new instance starts with none.
  form.addInstance('/data/person[2]/child')
  form.addInstance('/data/person[2]/child')
  form.answer('/data/person[1]/child[1]/child_name', 'A')
  form.answer('/data/person[2]/child[1]/child_name', 'B')
  form.answer('/data/person[2]/child[2]/child_name', 'C')
  expect(await form.value('/data/person[1]/g/greeting')).toBe('I am Li')
  expect(await form.value('/data/person[2]/g/greeting')).toBe('I am Wu')
  expect(await form.value('/data/person[2]/child[2]/both')).toBe('C of Wu')
  expect(await form.value('/data/person[2]/children')).toBe('B+C')
  expect(await form.value('/data/person[1]/children')).toBe('A')
  expect(await form.value('/data/people')).toBe('2')
  expect(await form.value('/data/second')).toBe('Wu')
  expect(await form.value('/data/all')).toBe('Li,Wu')
})

test('the answers of a repeat are the choices of a select, filtered or not, inside the repeat or outside', async () => {
  const form = await open(`
## survey
| type | name | label | choice_filter |
| begin repeat | person | Person | |
| text | name | Name | |
| integer | age | Age | |
| select_one \${name} | parent | Parent | \${age} > 18 |
| end repeat | | | |
| integer | least | Least | |
| select_one \${name} | head | Head | |
| select_one \${name} | adult | Adult | \${age} >= \${least} |
`)
  form.addInstance('/data/person')
  form.addInstance('/data/person')
  for (const [index, name, age] of [[1, 'Li', '40'], [2, 'Wu', '10']] as const) {
    form.answer(`/data/person[${index}]/name`, name)
    form.answer(`/data/person[${index}]/age`, age)
  }
  form.answer('/data/least', '10')
  expect(form.choices('/data/head')).toEqual(['Li=Li', 'Wu=Wu'])
  expect(form.choices('/data/adult')).toEqual(['Li=Li', 'Wu=Wu'])
  expect(form.choices('/data/person[2]/parent')).toEqual(['Li=Li'])
  form.answer('/data/least', '11')
  expect(form.choices('/data/adult')).toEqual(['Li=Li'])
})

test('choices are filtered by other answers, within the instance of a repeat', async () => {
  const form = await open(`
## survey
| type | name | label | choice_filter |
| begin repeat | r | R | |
| select_one towns | town | Town | |
| select_one villages | village | Village | town = \${town} |
| end repeat | | | |
## choices
| list_name | name | label | town |
| towns | a | A | |
| towns | b | B | |
| villages | a1 | A1 | a |
| villages | b1 | B1 | b |
`)
  form.addInstance('/data/r')
  form.answer('/data/r[1]/town', 'a')
  form.answer('/data/r[2]/town', 'b')
  expect(form.choices('/data/r[1]/village')).toEqual(['a1=A1'])
  expect(form.choices('/data/r[2]/village')).toEqual(['b1=B1'])
})

test('defaults are set when the form opens and in each new instance of a repeat', async () => {
  const form = await open(`
## survey
| type | name | label | default |
| text | plain | Plain | a & b |
| integer | sum | Sum | 1 + 2 |
| begin repeat | r | R | |
| integer | number | Number | position(..) |
| integer | from | From outside | \${sum} * 2 |
| end repeat | | | |
`)
  form.addInstance('/data/r')
  expect(await form.value('/data/plain')).toBe('a & b')
  expect(await form.value('/data/sum')).toBe('3')
  expect(await form.value('/data/r[1]/number')).toBe('1')
  expect(await form.value('/data/r[2]/number')).toBe('2')
  expect(await form.value('/data/r[2]/from')).toBe('6')
})

test('a trigger runs a calculation, from a question deeper in the form than the trigger too', async () => {
  const form = await open(`
## survey
| type | name | label | trigger | calculation |
| begin repeat | r | R | | |
| text | a | A | | |
| begin group | g | G | | |
| text | b | B | \${a} | concat(\${a}, '!') |
| end group | | | | |
| end repeat | | | | |
`)
  form.addInstance('/data/r')
  form.answer('/data/r[2]/a', 'x')
  expect(await form.value('/data/r[2]/g/b')).toBe('x!')
  expect(await form.value('/data/r[1]/g/b')).toBe('')
})

test('a repeat has as many instances as its count says', async () => {
  const form = await open(`
## survey
| type | name | label | repeat_count |
| integer | n | N | |
| begin repeat | r | R | \${n} |
| text | a | A | |
| begin repeat | s | S | 1 + 1 |
| text | b | B | |
| end repeat | | | |
| end repeat | | | |
`)
  form.answer('/data/n', '2')
  expect(form.paths().filter(path => path.endsWith('/b'))).toEqual([
    '/data/r[1]/s[1]/b', '/data/r[1]/s[2]/b', '/data/r[2]/s[1]/b', '/data/r[2]/s[2]/b',
  ])
  form.answer('/data/n', '0')
  expect(form.paths().filter(path => path.endsWith('/b'))).toEqual([])
})

test('a predicate filters a repeat by its own answers, and from inside by those of the instance asking', async () => {
  const form = await open(`
## survey
| type | name | label | calculation |
| begin repeat | person | Person | |
| integer | age | Age | |
| calculate | younger | | count(\${person}[age < \${age}]) |
| end repeat | | | |
| integer | least | Least | |
| calculate | adults | | count(\${person}[\${age} >= \${least}]) |
`)
  form.addInstance('/data/person')
  form.addInstance('/data/person')
  for (const [index, age] of [10, 20, 30].entries()) form.answer(`/data/person[${index + 1}]/age`, String(age))
  form.answer('/data/least', '18')
  expect(await form.value('/data/adults')).toBe('2')
  form.answer('/data/least', '31')
  expect(await form.value('/data/adults')).toBe('0')
})

test('a new instance of a repeat has the first instance of a repeat in a group of it', async () => {
  const form = await open(`
## survey
| type | name | label |
| begin repeat | house | House |
| begin group | g | G |
| begin repeat | person | Person |
| text | name | Name |
| end repeat | | |
| end group | | |
| end repeat | | |
`)
  form.addInstance('/data/house')
  const persons = form.paths().filter(path => /person\[\d\]$/.test(path))
  expect(persons).toEqual(['/data/house[1]/g/person[1]', '/data/house[2]/g/person[1]'])
})
