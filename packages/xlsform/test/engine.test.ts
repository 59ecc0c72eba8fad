import { expect, test } from 'vitest'
import { convert } from '../src/index.ts'
import { OpenForm } from './support/engine.ts'
import { sheetsOf } from './support/markdown.ts'

function open(markdown: string, files?: Record<string, string>): Promise<OpenForm> {
  return OpenForm.open(convert(sheetsOf(markdown), { formId: 'f' }).xform, files)
}

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

test('choices come from attached csv, xml and geojson', async () => {
  const form = await open(`
## survey
| type | name | label | choice_filter | parameters |
| select_one_from_file towns.csv | town | Town | | value=code label=title |
| select_one_from_file crops.xml | crop | Crop | season = 'wet' | |
| select_multiple_from_file wells.geojson | wells | Wells | | |
`, {
    'towns.csv': 'code,title\na,Town A\nb,Town B\n',
    'crops.xml': '<root><item><name>rice</name><label>Rice</label><season>wet</season></item>'
      + '<item><name>rye</name><label>Rye</label><season>dry</season></item></root>',
    'wells.geojson': '{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point",'
      + '"coordinates":[109,27]},"properties":{"id":"w1","title":"Well 1"}}]}',
  })
  expect(form.choices('/data/town')).toEqual(['a=Town A', 'b=Town B'])
  expect(form.choices('/data/crop')).toEqual(['rice=Rice'])
  expect(form.choices('/data/wells')).toEqual(['w1=Well 1'])
})

test('pulldata and instance() look up attached data', async () => {
  const form = await open(`
## survey
| type | name | label | calculation |
| csv-external | people | | |
| text | id | Id | |
| calculate | name | | pulldata('people', 'name', 'id', \${id}) |
| calculate | age | | instance('people')/root/item[id = \${id}]/age |
| note | shown | Age: instance('people')/root/item[id = \${id}]/age! | |
`, { 'people.csv': 'id,name,age\n7,Li,40\n' })
  form.answer('/data/id', '7')
  expect(await form.value('/data/name')).toBe('Li')
  expect(await form.value('/data/age')).toBe('40')
  expect(form.label('/data/shown')).toBe('Age: 40!')
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

test('names may be of any script, rare characters included', async () => {
  const form = await open(`
## survey
| type | name | label | relevant |
| text | 𠮷村 | 𠮷 | |
| text | été | Été | \${𠮷村} = 'x' |
`)
  form.answer('/data/𠮷村', 'x')
  expect(form.isRelevant('/data/été')).toBe(true)
})

test('or_other asks which', async () => {
  const form = await open(`
## survey
| type | name | label |
| select_one l or_other | a | A |
## choices
| list_name | name | label |
| l | x | X |
`)
  expect(form.choices('/data/a')).toEqual(['x=X', 'other=Other'])
  expect(form.isRelevant('/data/a_other')).toBe(false)
  form.answer('/data/a', 'other')
  expect(form.isRelevant('/data/a_other')).toBe(true)
})

test('the name of the record and the names of choices are computed', async () => {
  const form = await open(`
## survey
| type | name | label | calculation |
| select_one l | a | A | |
| calculate | chosen | | jr:choice-name(\${a}, '\${a}') |
## choices
| list_name | name | label |
| l | x | The X |
## settings
| form_id | instance_name |
| f | concat('Record of ', \${a}) |
`)
  form.answer('/data/a', 'x')
  expect(await form.value('/data/chosen')).toBe('The X')
  expect(await form.value('/data/meta/instanceName')).toBe('Record of x')
  expect(await form.value('/data/meta/instanceID')).toMatch(/^uuid:/)
})

test('entities of a repeat are named by their own instance, and those to update carry their version', async () => {
  const form = await open(`
## survey
| type | name | label | save_to |
| csv-external | wells | | |
| text | village | Village | |
| begin repeat | member | Member | |
| text | first | First name | people#first |
| end repeat | | | |
| begin repeat | hole | Hole | |
| text | well | Well | wells#depth |
| end repeat | | | |
## entities
| list_name | label | entity_id | create_if |
| people | concat(\${first}, ' of ', \${village}) | | \${first} != '' |
| wells | | \${well} | |
`, { 'wells.csv': 'name,label,__version,__trunkVersion,__branchId\nw1,Well,4,3,b\nw2,Well,5,3,b\n' })
  form.addInstance('/data/member')
  form.addInstance('/data/hole')
  form.answer('/data/village', 'V')
  form.answer('/data/member[1]/first', 'Li')
  form.answer('/data/member[2]/first', 'Wu')
  form.answer('/data/hole[1]/well', 'w1')
  form.answer('/data/hole[2]/well', 'w2')
  const { documentElement } = new DOMParser().parseFromString(await form.submission(), 'application/xml')
  const entities = [...documentElement.querySelectorAll('entity')].map(entity => [
    entity.textContent, entity.getAttribute('create') ?? '', entity.getAttribute('update') ?? '',
    entity.getAttribute('baseVersion') ?? '', (entity.getAttribute('id') ?? '').replace(/^[\da-f-]{36}$/, 'new'),
  ])
  expect(entities).toEqual([
    ['Li of V', 'true', '', '', 'new'], ['Wu of V', 'true', '', '', 'new'],
    ['', '', '1', '4', 'w1'], ['', '', '1', '5', 'w2'],
  ])
  const ids = [...documentElement.querySelectorAll('entity')].map(entity => entity.getAttribute('id'))
  expect(new Set(ids).size).toBe(4)
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

test('a seed gives the same order every time, in every instance of a repeat its own', async () => {
  const form = await open(`
## survey
| type | name | label | parameters |
| select_one l | fixed | Fixed | randomize=true seed=42 |
| select_one l | again | Again | randomize=true seed=42 |
| begin repeat | r | R | |
| integer | seed | Seed | |
| select_one l | own | Own | randomize=true seed=\${seed} |
| end repeat | | | |
## choices
| list_name | name | label |
${Array.from({ length: 20 }, (_, index) => `| l | c${index} | ${index} |`).join('\n')}
`)
  form.addInstance('/data/r')
  expect(form.choices('/data/again')).toEqual(form.choices('/data/fixed'))
  form.answer('/data/r[1]/seed', '42')
  form.answer('/data/r[2]/seed', '7')
  expect(form.choices('/data/r[1]/own')).toEqual(form.choices('/data/fixed'))
  expect(form.choices('/data/r[2]/own')).not.toEqual(form.choices('/data/fixed'))
  expect([...form.choices('/data/r[2]/own')].sort()).toEqual([...form.choices('/data/fixed')].sort())
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

test('an entity belongs to the repeat whose answers its label and condition refer to', async () => {
  const form = await open(`
## survey
| type | name | label |
| text | farm | Farm |
| begin repeat | tree | Tree |
| text | species | Species |
| end repeat | | |
## entities
| list_name | label | create_if |
| trees | concat(\${farm}, ': ', \${species}) | \${species} != '' |
`)
  form.addInstance('/data/tree')
  form.answer('/data/farm', 'North')
  form.answer('/data/tree[1]/species', 'oak')
  form.answer('/data/tree[2]/species', 'elm')
  const xml = await form.submission()
  expect([...xml.matchAll(/<label>([^<]*)/g)].map(match => match[1])).toEqual(['North: oak', 'North: elm'])
  expect(new Set(xml.match(/\bid="[^"]{36}"/g)).size).toBe(2)
})

test('line breaks in expressions are blanks, those in quotes stay', async () => {
  const sheets = { survey: [
    ['type', 'name', 'label', 'calculation'],
    ['integer', 'a', 'A', ''],
    ['calculate', 'b', '', 'if(${a} > 1,\n "two\nlines",\n \'\')'],
  ] }
  const { xform } = convert(sheets, { formId: 'f' })
  expect(xform).toContain('calculate="if(/data/a &gt; 1,\n &quot;two&#10;lines&quot;,\n \'\')"')
  const form = await OpenForm.open(xform)
  form.answer('/data/a', '2')
  expect(await form.value('/data/b')).toBe('two\nlines')
})

test('the id of the record is what labels and calculations show', async () => {
  const form = await open(`
## survey
| type | name | label | calculation |
| note | n | ID \${instanceID} | |
| calculate | copy | | \${instanceID} |
`)
  expect(await form.value('/data/copy')).toMatch(/^uuid:/)
  expect(form.label('/data/n')).toBe(`ID ${await form.value('/data/meta/instanceID') ?? ''}`)
})

test.each(['0731-8888', '2020-01-01', '1-3', '甲 - 乙'])('the default %s of a text question is what it says', async text => {
  const form = await open(`## survey\n| type | name | label | default |\n| text | a | A | ${text} |`)
  expect(await form.value('/data/a')).toBe(text)
})

test('a historical phone number is asked for, and takes digits only', async () => {
  const form = await open('## survey\n| type | name | label |\n| phone number | a | A |')
  form.answer('/data/a', '0731-8888')
  expect(form.violations().map(violation => violation.split(' ')[0])).toEqual(['/data/a'])
  form.answer('/data/a', '07318888')
  expect(form.violations()).toEqual([])
})
